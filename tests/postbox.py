"""What was posted to a web server on this machine?"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Postbox:
    """A real HTTP server on loopback that keeps what is posted and answers as it is told.

    Attributes:
        status: What it answers; "hang up" to answer nothing.
        posts: Headers and body of each POST.
    """

    def __init__(self):
        self.status = 200
        self.posts = []
        box = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                box.posts.append((dict(self.headers), body))
                if box.status == "hang up":
                    return
                if box.status == "wait":
                    box.waiting.wait(5)
                    return
                self.send_response(box.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                """Say nothing on stderr."""

        self.waiting = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def port(self):
        return self._server.server_address[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/hook"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.waiting.set()
        self._server.shutdown()
        self._server.server_close()
