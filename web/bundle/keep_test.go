package main

import (
	"errors"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// published returns a site with these contents of page.js and of the worker.
func published(t *testing.T, page, worker string) Site {
	t.Helper()
	root, build := source()
	root["web/page.js"].Data = []byte(page)
	build["worker.wasm"].Data = []byte("\x00asm " + worker)
	return assemble(t, root, build)
}

// from returns what reads the files of site.
func from(site Site) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		data, ok := site[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}
}

// keepAll keeps the releases of the site before and returns what was said.
func keepAll(site, before Site) (said string) {
	var lines []string
	site.keep(from(before), func(text string) { lines = append(lines, text) })
	return strings.Join(lines, "\n")
}

// missing returns the names of release that site lacks, or lacks packed.
func missing(site Site, release Release) []string {
	return slices.DeleteFunc(slices.Clone(release), func(name string) bool {
		return site[name] != nil && (site[name+".gz"] != nil || !compressible(name))
	})
}

func TestKeepTwoReleases(t *testing.T) {
	sites := make([]Site, 4)
	for i, page := range []string{"one()", "two()", "three()", "four()"} {
		sites[i] = published(t, page, []string{"a", "b", "b", "c"}[i])
		if i > 0 {
			keepAll(sites[i], sites[i-1])
		}
	}
	releases := make([]Release, len(sites))
	for i, page := range []string{"one()", "two()", "three()", "four()"} {
		releases[i] = published(t, page, []string{"a", "b", "b", "c"}[i]).release()
	}
	last := sites[3]
	for i, want := range []bool{false, true, true, true} {
		if got := len(missing(last, releases[i])) == 0; got != want {
			t.Errorf("release %d is there: %v, want %v; missing %q", i, got, want, missing(last, releases[i]))
		}
	}
	again := published(t, "four()", "c")
	keepAll(again, last)
	if !maps.EqualFunc(again, last, slices.Equal) {
		t.Errorf("published twice: %q, want %q", again.names(), last.names())
	}
	if page := string(last["index.html"]); !strings.Contains(page, folderOf(t, published(t, "four()", "c"))) {
		t.Error("the page is not of the newest release")
	}
}

func TestKeepSpoiltReleases(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(before Site)
		want  string
	}{
		{"no list", func(s Site) { delete(s, listName) }, "none is kept"},
		{"a list of something else", func(s Site) { s[listName] = []byte(`{"files": 3}`) }, "none is kept"},
		{"a page in its place", func(s Site) { s[listName] = []byte("<html>") }, "none is kept"},
		{"a file is missing", func(s Site) { delete(s, s.release()[1]) }, "left out"},
		{"a script is another", func(s Site) { s[s.release()[1]] = []byte("evil()") }, "its content is another"},
		{"a binary is another", func(s Site) { s[slices.Max(s.release())] = []byte("\x00asm evil") }, "its content is another"},
		{"the page is named", func(s Site) { s.list([]Release{append(s.release(), "index.html")}) }, "no name of a hashed file"},
		{"a way out", func(s Site) { s.list([]Release{append(s.release(), "web-0123456789abcdef/../../x.js")}) }, "no name of a hashed file"},
		{"binaries alone", func(s Site) { s.list([]Release{s.release()[:1]}) }, "without a folder"},
		{"too many", func(s Site) { s.list([]Release{slices.Repeat(s.release(), mostKept)}) }, "too many"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := published(t, "one()", "a")
			tt.spoil(before)
			site, want := published(t, "two()", "b"), published(t, "two()", "b")
			if said := keepAll(site, before); !strings.Contains(said, tt.want) {
				t.Errorf("keep says %q, want %q", said, tt.want)
			}
			if !maps.EqualFunc(site, want, slices.Equal) {
				t.Errorf("the site holds %q, want %q", site.names(), want.names())
			}
		})
	}
}

func TestKeepGoesOnAfterASpoiltRelease(t *testing.T) {
	first, second := published(t, "one()", "a"), published(t, "two()", "b")
	keepAll(second, first)
	second[folderOf(t, published(t, "two()", "b"))+"/page.js"] = []byte("spoilt")
	third := published(t, "three()", "c")
	keepAll(third, second)
	if lost := missing(third, first.release()); len(lost) > 0 {
		t.Errorf("the release before the spoilt one lacks %q", lost)
	}
}

func TestEarlier(t *testing.T) {
	retryPause = 0
	before := published(t, "one()", "a")
	files := fstest.MapFS{}
	dir := t.TempDir()
	if err := Write(dir, before); err != nil {
		t.Fatal(err)
	}
	for name, data := range before {
		files[name] = &fstest.MapFile{Data: data}
	}
	asked := map[string]int{}
	server := httptest.NewServer(http.StripPrefix("/repo-name/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked[r.URL.Path]++; asked[r.URL.Path] == 1 {
			http.Error(w, "busy", http.StatusServiceUnavailable) // every file once
			return
		}
		http.FileServerFS(files).ServeHTTP(w, r)
	})))
	defer server.Close()
	for _, place := range []string{dir, server.URL + "/repo-name", server.URL + "/repo-name/"} {
		clear(asked)
		site := published(t, "two()", "b")
		var said []string
		site.keep(earlier(place), func(text string) { said = append(said, text) })
		if lost := missing(site, before.release()); len(lost) > 0 {
			t.Errorf("%s: lacks %q; says %q", place, lost, said)
		}
	}
}

func TestEarlierNotThere(t *testing.T) {
	retryPause = 0
	server := httptest.NewServer(http.NotFoundHandler())
	site := server.URL
	for _, place := range []string{site, "http://127.0.0.1:1/", "http://[", filepath.Join(t.TempDir(), "none")} {
		data, err := earlier(place)(listName)
		if err == nil {
			t.Errorf("%s: %q, want an error", place, data)
		}
	}
	if _, err := earlier(filepath.Join(t.TempDir(), "none"))(listName); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an absent folder: %v", err)
	}
	server.Close()
}

// The page takes the sentence of an incomplete page away when it finds the last
// rule of every style sheet.
func TestSheetsEndWithTheirName(t *testing.T) {
	page, err := os.ReadFile("../../index.html")
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, m := range reference.FindAllStringSubmatch(string(page), -1) {
		name, isSheet := strings.CutSuffix(m[1], ".css")
		if !isSheet {
			continue
		}
		sheets++
		data, err := os.ReadFile("../" + m[1])
		if err != nil {
			t.Fatal(err)
		}
		if want := ":root { --end-of-" + name + ": 1; }\n"; !strings.HasSuffix(string(data), want) {
			t.Errorf("%s does not end with %q", m[1], want)
		}
	}
	if sheets == 0 {
		t.Error("index.html names no style sheet")
	}
}
