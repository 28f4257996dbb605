package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const testPage = `<link rel="stylesheet" href="web/style.css">
<!-- binaries -->
<img src="web/poster.svg"><a href="https://example.org/web/">elsewhere</a>
<script type="module" src="web/page.js"></script>
`

// source returns a small repository that Assemble accepts.
func source() (root, build fstest.MapFS) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	root = fstest.MapFS{
		"index.html":           file(testPage),
		"LICENSE":              file("licence"),
		"NOTICE":               file("notice"),
		"web/page.js":          file("import './form.js'"),
		"web/form.js":          file("export {}"),
		"web/style.css":        file("body{}"),
		"web/poster.svg":       file("<svg/>"),
		"web/view.html":        file("<head>\n<!-- binaries -->\n</head>"),
		"web/e2e/package.json": file("{}"),
		"web/gen/main.go":      file("package main"),
		"web/notes/index.html": file("<p>notes</p>"),

		"web/stories/stories.html": file(`<link href="web/style.css"><a href="./#v=1">a story</a>`),
	}
	for _, name := range slices.Concat(canvasStarters, []string{"worker.js"}) {
		if root["web/"+name] == nil {
			root["web/"+name] = file("starts a binary")
		}
	}
	build = fstest.MapFS{"worker.wasm": file("\x00asm worker"), "canvas.wasm": file("\x00asm canvas")}
	return root, build
}

func assemble(t *testing.T, root, build fstest.MapFS) Site {
	t.Helper()
	site, err := Assemble(Source{Root: root, Build: build, Runtime: []byte("runtime")})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// folderOf returns the hashed folder of the shell.
func folderOf(t *testing.T, site Site) string {
	t.Helper()
	for name := range site {
		if folder, file, ok := strings.Cut(name, "/"); ok && file == "page.js" {
			return folder
		}
	}
	t.Fatal("no folder holds page.js")
	return ""
}

func TestAssembleFiles(t *testing.T) {
	root, build := source()
	site := assemble(t, root, build)
	folder := folderOf(t, site)
	worker := "worker-" + sum256(build["worker.wasm"].Data)[:hashLength] + ".wasm"
	canvas := "canvas-" + sum256(build["canvas.wasm"].Data)[:hashLength] + ".wasm"
	want := []string{"LICENSE", "NOTICE", "releases.json"}
	for _, name := range []string{
		"index.html", "notes/index.html", "stories.html", worker, canvas, folder + "/wasm_exec.js",
		folder + "/page.js", folder + "/form.js", folder + "/style.css", folder + "/poster.svg",
		folder + "/worker.js", folder + "/view.html", folder + "/view.css", folder + "/view.js", folder + "/ended.js",
	} {
		want = append(want, name, name+".gz")
	}
	slices.Sort(want)
	if got := site.names(); !slices.Equal(got, want) {
		t.Errorf("names = %q\nwant %q", got, want)
	}
}

func TestAssemblePage(t *testing.T) {
	root, build := source()
	site := assemble(t, root, build)
	folder, page := folderOf(t, site), string(site["index.html"])
	for _, want := range []string{
		`href="` + folder + `/style.css"`,
		`src="` + folder + `/poster.svg"`,
		`src="` + folder + `/page.js"`,
		`href="https://example.org/web/"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %s:\n%s", want, page)
		}
	}
	for _, name := range binaries {
		data := build[name+".wasm"].Data
		sum := sum256(data)
		want := fmt.Sprintf(`<meta name="binary" content="%s %s-%s.wasm %d %s">`, name, name, sum[:hashLength], len(data), sum)
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %s:\n%s", want, page)
		}
		if view := string(site[folder+"/"+viewPage]); strings.Contains(view, want) != (name == "canvas") {
			t.Errorf("the view must name the canvas and nothing else:\n%s", view)
		}
	}
	for _, name := range []string{"wasm_exec.js", "worker.js", "view.html", "view.css", "view.js", "ended.js"} {
		data := site[folder+"/"+name]
		want := fmt.Sprintf(`<meta name="file" content="%s %s/%s %d %s">`, name, folder, name, len(data), sum256(data)[:hashLength])
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %s:\n%s", want, page)
		}
	}
}

func TestAssembleStories(t *testing.T) {
	root, build := source()
	site := assemble(t, root, build)
	want := `<link href="` + folderOf(t, site) + `/style.css"><a href="./#v=1">a story</a>`
	if got := string(site["stories.html"]); got != want {
		t.Errorf("stories.html = %s, want %s", got, want)
	}
}

func TestAllowInline(t *testing.T) {
	const policy = "script-src 'self' 'wasm-unsafe-eval'"
	// printf 'f()' | openssl dgst -sha256 -binary | base64
	const want = "script-src 'self' 'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo=' 'wasm-unsafe-eval'"
	tests := []struct{ in, want string }{
		{policy + "<script>f()</script>", want + "<script>f()</script>"},
		{policy + `<script src="f.js"></script>`, policy + `<script src="f.js"></script>`},
		{"<p>", "<p>"},
	}
	for _, tt := range tests {
		if got, err := allowInline(tt.in); err != nil || got != tt.want {
			t.Errorf("allowInline(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
	if got, err := allowInline("<script>f()</script>"); err == nil {
		t.Errorf("allowInline of a page without a policy = %q, want an error", got)
	}
}

func TestAssembleHashesContent(t *testing.T) {
	root, build := source()
	first := assemble(t, root, build)
	if again := assemble(t, root, build); !maps.EqualFunc(first, again, bytes.Equal) {
		t.Error("two runs over the same source differ")
	}
	root["web/form.js"].Data = []byte("export const x = 1")
	if a, b := folderOf(t, first), folderOf(t, assemble(t, root, build)); a == b {
		t.Errorf("folder stays %s when form.js changes", a)
	}
}

func TestCompress(t *testing.T) {
	root, build := source()
	site := assemble(t, root, build)
	for name, data := range site {
		if !strings.HasSuffix(name, ".gz") {
			continue
		}
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := io.ReadAll(r)
		if want := site[strings.TrimSuffix(name, ".gz")]; err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s unpacks to %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestAssembleErrors(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(root, build fstest.MapFS)
		want  string
	}{
		{"no worker", func(_, build fstest.MapFS) { delete(build, "worker.wasm") }, "worker.wasm"},
		{"not wasm", func(_, build fstest.MapFS) { build["canvas.wasm"].Data = []byte("<html>") }, "canvas.wasm is not WebAssembly"},
		{"no mark", func(root, _ fstest.MapFS) { root["index.html"].Data = []byte("<p>") }, binariesMark},
		{"no mark in the view", func(root, _ fstest.MapFS) { root["web/view.html"].Data = []byte("<p>") }, "view.html: want the mark"},
		{"no view", func(root, _ fstest.MapFS) { delete(root, "web/view.html") }, "web/view.html is missing"},
		{"dangling reference", func(root, _ fstest.MapFS) { delete(root, "web/poster.svg") }, "web/poster.svg, which does not exist"},
		{"own runtime", func(root, _ fstest.MapFS) { root["web/wasm_exec.js"] = root["web/page.js"] }, "web/wasm_exec.js"},
		{"no worker script", func(root, _ fstest.MapFS) { delete(root, "web/worker.js") }, "web/worker.js, which starts a binary"},
		{"no licence", func(root, _ fstest.MapFS) { delete(root, "LICENSE") }, "LICENSE"},
		{"no stories", func(root, _ fstest.MapFS) { delete(root, "web/stories/stories.html") }, "web/stories/stories.html"},
		{"stories without a style", func(root, _ fstest.MapFS) { root["web/stories/stories.html"].Data = []byte(`<link href="web/a.css">`) }, "stories.html refers to web/a.css"},
		{"no notes", func(root, _ fstest.MapFS) { delete(root, "web/notes/index.html") }, "web/notes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, build := source()
			tt.spoil(root, build)
			_, err := Assemble(Source{Root: root, Build: build})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Assemble = %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	page := []byte(`<meta name="binary" content="">`)
	if err := Write(dir, Site{"index.html": page, "web-old/page.js": []byte("old"), "a/b/c": []byte("deep")}); err != nil {
		t.Fatal(err)
	}
	want := Site{"index.html": page, "web-new/page.js": []byte("new"), "a/d": []byte("flat")}
	if err := Write(dir, want); err != nil {
		t.Fatal(err)
	}
	got := Site{}
	if err := got.addTree(os.DirFS(dir), ".", ""); err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Errorf("folder holds %q, want %q", got, want)
	}
	for _, gone := range []string{"web-old", filepath.Join("a", "b")} {
		if _, err := os.Stat(filepath.Join(dir, gone)); !os.IsNotExist(err) {
			t.Errorf("folder %s is still there: %v", gone, err)
		}
	}
}

func TestWriteRefusesForeignFolder(t *testing.T) {
	dir := t.TempDir()
	precious := filepath.Join(dir, "thesis.tex")
	if err := os.WriteFile(precious, []byte("chapter 1"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, Site{"index.html": nil}); err == nil || !strings.Contains(err.Error(), "not a bundle") {
		t.Errorf("Write = %v, want a refusal", err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Error(err)
	}
}

func TestSizes(t *testing.T) {
	site := Site{
		"index.html": make([]byte, 10), "index.html.gz": make([]byte, 4),
		"web-0/page.js": make([]byte, 20), "web-0/page.js.gz": make([]byte, 6),
		"web-0/weights.js": make([]byte, 5), "web-0/weights.js.gz": make([]byte, parts[4].budget+1),
		"web-0/embed.js": make([]byte, 7), "web-0/embed.js.gz": make([]byte, parts[3].budget+1),
		"web-0/poster.svg": make([]byte, 500), "web-0/poster.svg.gz": make([]byte, 90),
		"notes/index.html": make([]byte, 70), "notes/index.html.gz": make([]byte, 50),
		"worker-1.wasm": make([]byte, 9), "worker-1.wasm.gz": make([]byte, parts[1].budget+1),
	}
	want := []Size{
		{Part: "shell", Raw: 30, Gzip: 10, BudgetBytes: parts[0].budget},
		{Part: "worker", Raw: 9, Gzip: parts[1].budget + 1, BudgetBytes: parts[1].budget},
		{Part: "canvas", BudgetBytes: parts[2].budget},
		{Part: "figure", Raw: 7, Gzip: parts[3].budget + 1, BudgetBytes: parts[3].budget},
		{Part: "weights", Raw: 5, Gzip: parts[4].budget + 1, BudgetBytes: parts[4].budget},
	}
	got := Sizes(site)
	if !slices.Equal(got, want) {
		t.Errorf("Sizes = %+v, want %+v", got, want)
	}
	for i, over := range []bool{false, true, false, true} {
		if got[i].Over() != over {
			t.Errorf("%s: Over = %v, want %v", got[i].Part, got[i].Over(), over)
		}
	}
}
