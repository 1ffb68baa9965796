/** The proof of work, off the page's own thread. Bundled with our files: nothing is loaded from elsewhere. */
import "altcha/workers/pbkdf2";
