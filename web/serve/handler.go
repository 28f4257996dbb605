package main

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// types are the media types of the site by extension. Go's own table asks the
// machine, and machines differ.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".wasm": "application/wasm",
}

// hashed finds names whose content never changes: web-<hash>/ and <name>-<hash>.wasm.
var hashed = regexp.MustCompile(`^(web-[0-9a-f]{16}/.*|[a-z]+-[0-9a-f]{16}\.wasm)$`)

// Handler serves the files of site under prefix, which begins and ends with a
// slash. Outside the prefix there is nothing.
func Handler(site fs.FS, prefix string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(prefix, http.StripPrefix(strings.TrimSuffix(prefix, "/"), files{site}))
	return mux
}

// files serves one folder at the root.
type files struct{ fs.FS }

func (f files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	} else if f.isDir(name) {
		w.Header().Set("Location", path.Base(name)+"/") // relative, so that it holds under any prefix
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	f.serve(w, r, name)
}

func (f files) isDir(name string) bool {
	info, err := fs.Stat(f.FS, name)
	return err == nil && info.IsDir()
}

// serve answers with the named file, packed where the browser takes that.
func (f files) serve(w http.ResponseWriter, r *http.Request, name string) {
	h := w.Header()
	file, packed, err := f.open(name, takesGzip(r))
	if err != nil {
		notFound(w, err)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	content, ok := file.(io.ReadSeeker)
	if err != nil || !ok {
		notFound(w, errors.Join(err, fs.ErrInvalid))
		return
	}
	h.Set("Content-Type", mediaType(name))
	h.Set("Cache-Control", caching(name))
	h.Set("Vary", "Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	if packed {
		h.Set("Content-Encoding", "gzip")
	}
	http.ServeContent(w, r, "", info.ModTime(), content)
}

// open opens name, or the .gz beside it where gzip says so and there is one.
func (f files) open(name string, gzip bool) (file fs.File, packed bool, err error) {
	if gzip {
		if file, err = f.Open(name + ".gz"); err == nil {
			return file, true, nil
		}
	}
	file, err = f.Open(name)
	return file, false, err
}

func notFound(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		code = http.StatusNotFound
	}
	http.Error(w, http.StatusText(code), code)
}

// takesGzip reports whether the request accepts gzip. A refusal, "gzip;q=0", is
// heard; other weights are not compared, there being one coding only.
func takesGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if name == "gzip" {
			return strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != "" || weight == ""
		}
	}
	return false
}

func mediaType(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	return "text/plain; charset=utf-8"
}

func caching(name string) string {
	if hashed.MatchString(name) {
		return "public, max-age=31536000, immutable" // a year, the longest that is customary
	}
	return "no-cache"
}
