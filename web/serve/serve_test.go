package main

import (
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

const hash = "0123456789abcdef"

func site() fs.FS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"index.html":                  file("page"),
		"index.html.gz":               file("packed page"),
		"LICENSE":                     file("licence"),
		"notes/index.html":            file("notes"),
		"web-" + hash + "/page.js":    file("script"),
		"web-" + hash + "/poster.svg": file("<svg/>"),
		"web-" + hash + "/style.css":  file("body{}"),
		"worker-" + hash + ".wasm":    file("binary"),
		"worker-" + hash + ".wasm.gz": file("packed binary"),
	}
}

func get(t *testing.T, h http.Handler, method, target, encoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestHandler(t *testing.T) {
	const forEver, anew = "public, max-age=31536000, immutable", "no-cache"
	tests := []struct {
		target, encoding         string
		body, mime, cache, coded string
	}{
		{"/", "", "page", "text/html; charset=utf-8", anew, ""},
		{"/", "br, gzip", "packed page", "text/html; charset=utf-8", anew, "gzip"},
		{"/", "gzip;q=0", "page", "text/html; charset=utf-8", anew, ""},
		{"/", "gzip; q=0.5", "packed page", "text/html; charset=utf-8", anew, "gzip"},
		{"/?embed=1", "", "page", "text/html; charset=utf-8", anew, ""},
		{"/notes/", "gzip", "notes", "text/html; charset=utf-8", anew, ""},
		{"/LICENSE", "", "licence", "text/plain; charset=utf-8", anew, ""},
		{"/web-" + hash + "/page.js", "gzip", "script", "text/javascript; charset=utf-8", forEver, ""},
		{"/web-" + hash + "/poster.svg", "", "<svg/>", "image/svg+xml", forEver, ""},
		{"/web-" + hash + "/style.css", "", "body{}", "text/css; charset=utf-8", forEver, ""},
		{"/worker-" + hash + ".wasm", "", "binary", "application/wasm", forEver, ""},
		{"/worker-" + hash + ".wasm", "gzip", "packed binary", "application/wasm", forEver, "gzip"},
	}
	for _, tt := range tests {
		t.Run(tt.target+" "+tt.encoding, func(t *testing.T) {
			r := get(t, Handler(site(), "/"), http.MethodGet, tt.target, tt.encoding)
			if r.StatusCode != http.StatusOK {
				t.Fatalf("status = %d, want 200", r.StatusCode)
			}
			if got := body(t, r); got != tt.body {
				t.Errorf("body = %q, want %q", got, tt.body)
			}
			for name, want := range map[string]string{
				"Content-Type": tt.mime, "Cache-Control": tt.cache, "Content-Encoding": tt.coded,
				"Access-Control-Allow-Origin": "*", "Vary": "Accept-Encoding",
			} {
				if got := r.Header.Get(name); got != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestHandlerRefuses(t *testing.T) {
	tests := []struct {
		method, target, prefix string
		want                   int
	}{
		{http.MethodGet, "/missing.js", "/", http.StatusNotFound},
		{http.MethodGet, "/nowhere/", "/", http.StatusNotFound},
		{http.MethodGet, "/a/../../etc/passwd", "/", http.StatusTemporaryRedirect}, // the mux cleans the path
		{http.MethodGet, "/..%2f..%2fetc/passwd", "/", http.StatusNotFound},
		{http.MethodGet, "/notes", "/", http.StatusMovedPermanently},
		{http.MethodPost, "/", "/", http.StatusMethodNotAllowed},
		{http.MethodGet, "/", "/repo-name/", http.StatusNotFound},
	}
	for _, tt := range tests {
		r := get(t, Handler(site(), tt.prefix), tt.method, tt.target, "")
		if r.StatusCode != tt.want {
			t.Errorf("%s %s under %s: status = %d, want %d", tt.method, tt.target, tt.prefix, r.StatusCode, tt.want)
		}
	}
}

func TestHandlerPrefix(t *testing.T) {
	h := Handler(site(), "/repo-name/")
	if got := body(t, get(t, h, http.MethodGet, "/repo-name/", "")); got != "page" {
		t.Errorf("body = %q, want %q", got, "page")
	}
	r := get(t, h, http.MethodGet, "/repo-name/notes", "")
	if got, want := r.Header.Get("Location"), "notes/"; got != want {
		t.Errorf("Location = %q, want %q", got, want)
	}
}

func TestHandlerHead(t *testing.T) {
	r := get(t, Handler(site(), "/"), http.MethodHead, "/", "")
	got, err := io.ReadAll(r.Body)
	if r.StatusCode != http.StatusOK || len(got) != 0 || r.ContentLength != int64(len("page")) {
		t.Errorf("HEAD / = %d, %d bytes announced, body %q, %v", r.StatusCode, r.ContentLength, got, err)
	}
}

func TestListenTakesNextPort(t *testing.T) {
	taken, err := Listen("127.0.0.1:0")
	for err == nil && taken.Addr().(*net.TCPAddr).Port > 65535-portsTried { // no room for the next ones
		taken.Close()
		taken, err = Listen("127.0.0.1:0")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	next, err := Listen(taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	first, second := taken.Addr().(*net.TCPAddr).Port, next.Addr().(*net.TCPAddr).Port
	if second <= first || second > first+portsTried {
		t.Errorf("port after %d = %d, want one of the next %d", first, second, portsTried)
	}
}

func TestListenRefuses(t *testing.T) {
	for _, addr := range []string{"", "127.0.0.1", "127.0.0.1:http"} {
		if l, err := Listen(addr); err == nil {
			l.Close()
			t.Errorf("Listen(%q) = nil error, want one", addr)
		}
	}
}
