package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Site is a finished folder: content by slash-separated path.
type Site map[string][]byte

// Source is what a Site is made from.
type Source struct {
	Root    fs.FS  // the repository: index.html, web/, LICENSE, NOTICE
	Build   fs.FS  // worker.wasm and canvas.wasm
	Runtime []byte // wasm_exec.js of the Go release that built them
}

// binaries are the programs of the page.
var binaries = []string{"worker", "canvas"}

// What starts a binary. The page fetches these files itself, as it does the
// binaries, and checks them in the same way.
var (
	workerStarters = []string{"wasm_exec.js", "worker.js"}
	canvasStarters = []string{"view.html", "view.css", "view.js", "ended.js"}
)

const (
	viewPage     = "view.html"         // the document of the canvas, in web/
	storiesPage  = "stories.html"      // the stories, in web/stories/
	binariesMark = "<!-- binaries -->" // in index.html and view.html, where the binaries are named
	scriptPolicy = "script-src 'self'" // in index.html, where its own scripts are allowed
	hashLength   = 16                  // hex digits of SHA-256 in a name: 64 bits
)

// reference finds attributes of a page of the site that point into web/.
var reference = regexp.MustCompile(`="web/([^"#?]*)`)

// inline finds scripts in index.html itself.
var inline = regexp.MustCompile(`(?s)<script>(.*?)</script>`)

// Assemble makes the site. It fails when a part is missing, when index.html
// refers to a file that is not there, or when it or the document of the canvas
// has no place for the binaries.
func Assemble(src Source) (Site, error) {
	site := Site{}
	metas, err := site.addBinaries(src.Build)
	if err != nil {
		return nil, err
	}
	folder, err := site.addShell(src, metas["canvas"])
	if err != nil {
		return nil, err
	}
	starters, err := site.starters(folder)
	if err != nil {
		return nil, err
	}
	if err := site.addPage(src.Root, folder, append([]string{metas["worker"], metas["canvas"]}, starters...)); err != nil {
		return nil, err
	}
	if err := site.addStories(src.Root, folder); err != nil {
		return nil, err
	}
	if err := site.addTree(src.Root, "web/notes", "notes"); err != nil {
		return nil, err
	}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		if site[name], err = fs.ReadFile(src.Root, name); err != nil {
			return nil, err
		}
	}
	site.list([]Release{site.release()})
	return site, site.compress()
}

// addShell adds the files of web/ and the Go runtime under one folder named
// after their content, and returns its name. One hash covers all: the modules
// import each other by plain relative names and always arrive as one set. The
// document of the canvas names its binary by the meta element canvas, and so
// takes no other.
func (s Site) addShell(src Source, canvas string) (folder string, err error) {
	entries, err := fs.ReadDir(src.Root, "web")
	if err != nil {
		return "", err
	}
	shell := Site{"wasm_exec.js": src.Runtime}
	for _, e := range entries {
		if e.IsDir() || !compressible(e.Name()) {
			continue
		}
		if _, twice := shell[e.Name()]; twice {
			return "", fmt.Errorf("web/%s is in the way of the Go release's own", e.Name())
		}
		data, err := fs.ReadFile(src.Root, "web/"+e.Name())
		if err != nil {
			return "", err
		}
		if e.Name() == viewPage {
			if data, err = named(e.Name(), data, canvas); err != nil {
				return "", err
			}
		}
		shell[e.Name()] = stripped(e.Name(), data)
	}
	if _, ok := shell[viewPage]; !ok {
		return "", fmt.Errorf("web/%s is missing", viewPage)
	}
	folder = "web-" + shell.hash()
	for name, data := range shell {
		s[folder+"/"+name] = data
	}
	return folder, nil
}

// addBinaries adds the binaries under content-hashed names and returns by name
// the meta elements that tell a page their file, length in bytes and SHA-256.
func (s Site) addBinaries(build fs.FS) (metas map[string]string, err error) {
	metas = map[string]string{}
	for _, name := range binaries {
		data, err := fs.ReadFile(build, name+".wasm")
		if err != nil {
			return nil, err
		}
		if !bytes.HasPrefix(data, []byte("\x00asm")) {
			return nil, fmt.Errorf("%s.wasm is not WebAssembly", name)
		}
		data, _ = splitNames(data)
		data = joined(data)
		sum := sum256(data)
		file := fmt.Sprintf("%s-%s.wasm", name, sum[:hashLength])
		s[file] = data
		metas[name] = announcement("binary", name, file, len(data), sum)
	}
	return metas, nil
}

// starters returns the meta elements of what starts the binaries.
func (s Site) starters(folder string) (metas []string, err error) {
	for _, name := range slices.Concat(workerStarters, canvasStarters) {
		file := folder + "/" + name
		data, ok := s[file]
		if !ok {
			return nil, fmt.Errorf("web/%s, which starts a binary, does not exist", name)
		}
		metas = append(metas, announcement("file", name, file, len(data), sum256(data)[:hashLength]))
	}
	return metas, nil
}

// announcement returns the meta element that tells the page where a part of it
// is, its length in bytes, and its SHA-256 or as much of it as shows damage.
func announcement(kind, name, file string, bytes int, sum string) string {
	return fmt.Sprintf(`<meta name="%s" content="%s %s %d %s">`, kind, name, file, bytes, sum)
}

// addPage adds index.html with its references to web/ turned to folder and its
// parts named by metas.
func (s Site) addPage(root fs.FS, folder string, metas []string) error {
	data, err := fs.ReadFile(root, "index.html")
	if err != nil {
		return err
	}
	if data, err = named("index.html", data, strings.Join(metas, "\n")); err != nil {
		return err
	}
	page, err := s.turned("index.html", data, folder)
	if err != nil {
		return err
	}
	page, err = allowInline(string(stripped("index.html", []byte(page))))
	s["index.html"] = []byte(page)
	return err
}

// addStories adds the page of the stories, which shares the style of index.html.
func (s Site) addStories(root fs.FS, folder string) error {
	data, err := fs.ReadFile(root, "web/stories/"+storiesPage)
	if err != nil {
		return err
	}
	page, err := s.turned(storiesPage, data, folder)
	s[storiesPage] = []byte(page)
	return err
}

// turned returns a page with its references to web/ turned to folder.
func (s Site) turned(name string, page []byte, folder string) (string, error) {
	for _, m := range reference.FindAllSubmatch(page, -1) {
		if _, ok := s[folder+"/"+string(m[1])]; !ok {
			return "", fmt.Errorf("%s refers to web/%s, which does not exist", name, m[1])
		}
	}
	return reference.ReplaceAllString(string(page), `="`+folder+`/$1`), nil
}

// allowInline adds the hashes of the scripts in page to the policy of page.
func allowInline(page string) (string, error) {
	policy := scriptPolicy
	for _, m := range inline.FindAllStringSubmatch(page, -1) {
		sum := sha256.Sum256([]byte(m[1]))
		policy += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	if policy != scriptPolicy && strings.Count(page, scriptPolicy) != 1 {
		return "", fmt.Errorf("index.html: want %q once, to allow the script in it", scriptPolicy)
	}
	return strings.Replace(page, scriptPolicy, policy, 1), nil
}

// named returns a page with metas, which name binaries, in the place of its mark.
func named(name string, page []byte, metas string) ([]byte, error) {
	if bytes.Count(page, []byte(binariesMark)) != 1 {
		return nil, fmt.Errorf("%s: want the mark %q once", name, binariesMark)
	}
	return bytes.Replace(page, []byte(binariesMark), []byte(metas), 1), nil
}

// addTree adds the folder from of root, as to.
func (s Site) addTree(root fs.FS, from, to string) error {
	return fs.WalkDir(root, from, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		s[to+strings.TrimPrefix(name, from)], err = fs.ReadFile(root, name)
		return err
	})
}

// compress adds a .gz beside every file that gains from it.
func (s Site) compress() error {
	for _, name := range s.names() {
		if !compressible(name) {
			continue
		}
		var buf bytes.Buffer
		w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
		if err != nil {
			return err
		}
		_, err = w.Write(s[name])
		if err = errors.Join(err, w.Close()); err != nil {
			return err
		}
		s[name+".gz"] = buf.Bytes()
	}
	return nil
}

// compressible reports whether a browser reads files of this name as text or
// WebAssembly.
func compressible(name string) bool {
	return slices.Contains([]string{".html", ".css", ".js", ".svg", ".wasm"}, path.Ext(name))
}

// names returns the paths of the site in order.
func (s Site) names() []string { return slices.Sorted(maps.Keys(s)) }

// hash names the content of all files together.
func (s Site) hash() string {
	var sums strings.Builder
	for _, name := range s.names() {
		fmt.Fprintf(&sums, "%s %s\n", sum256(s[name]), name)
	}
	return sum256([]byte(sums.String()))[:hashLength]
}

func sum256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
