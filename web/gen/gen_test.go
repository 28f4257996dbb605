package main

import (
	"bytes"
	"encoding/xml"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	labs "hfplayground/core/lab/all"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/wire"
	"hfplayground/web/stories"
)

// root is the root of the module, seen from this package.
const root = "../.."

func TestFilesAreGenerated(t *testing.T) {
	files, err := outputs(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 5 {
		t.Errorf("outputs: %d files, want index.html, the styles of labs, the stories and two posters", len(files))
	}
	for path, want := range files {
		got, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is out of date: run make generate", filepath.Base(path))
		}
	}
}

func TestFillFormTwiceIsOnce(t *testing.T) {
	page := []byte("<p>\n  <!-- form:stop begin --><!-- form:stop end -->\n</p>\n\t<!-- form:methods begin -->old<!-- form:methods end -->\n")
	once, err := fillForm(page)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := fillForm(once)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, twice) {
		t.Errorf("fillForm(fillForm(page)) differs from fillForm(page):\n%s\n%s", twice, once)
	}
	if bytes.Contains(once, []byte("old")) {
		t.Error("fillForm left the old text of a section")
	}
}

func TestFillFormErrors(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"unknown section", "<!-- form:nothing begin --><!-- form:nothing end -->", "section nothing: no such"},
		{"crossed sections", "<!-- form:stop begin --><!-- form:view end -->", "section stop ends as view"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := fillForm([]byte(tt.page)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("fillForm error = %v, want %q in it", err, tt.want)
			}
		})
	}
}

func TestControlByHandIsNotWrittenAgain(t *testing.T) {
	page := []byte(`<input name="tol"> <!-- form:stop begin --><!-- form:stop end --> <!-- form:steps begin --><!-- form:steps end -->`)
	out, err := fillForm(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"tol", "steps", "budget"} {
		if n := bytes.Count(out, []byte(` name="`+key+`"`)); n != 1 {
			t.Errorf("%d controls are called %s, want 1", n, key)
		}
	}
}

// TestLabWithoutPlace: what a lab declares in no group, and the page has no place for,
// is written with the name of the lab, and shown while that is open.
func TestLabWithoutPlace(t *testing.T) {
	w := &writer{placed: map[string]bool{"neuron.row": true}}
	for _, name := range []string{"row", "net"} {
		w.settings = append(w.settings, setting{param.Text(new(string), name, 9, nil, "a help").Called("Label", ""), "neuron."})
	}
	owners := w.rest()
	if len(owners) != 1 || owners[0].Key != "neuron" || len(owners[0].Fields) != 1 || owners[0].Fields[0].Name != "neuron.net" {
		t.Errorf("rest = %+v, want neuron.net alone", owners)
	}
}

// TestEverySettingHasItsControl holds the page to its promise: whatever the core
// declares can be set, and nothing else has a control.
func TestEverySettingHasItsControl(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]param.Field{}
	add := func(prefix string, fields []param.Field) {
		for _, f := range fields {
			want[prefix+f.Key] = f
		}
	}
	for _, s := range settings() {
		if n := s.name(); n != "v" && n != "race" && n != "select" { // the version is set by nobody, the others by the list of methods
			want[n] = s.Field
		}
	}
	for _, e := range testfunc.All() {
		add(e.Key+".", e.New().Fields())
	}
	methods := map[string]bool{}
	for _, e := range all.Methods() {
		for _, f := range e.New().Fields() {
			methods[methodPrefix+f.Key] = true
		}
	}
	got := map[string]int{}
	for _, m := range regexp.MustCompile(`<(?:input|select|textarea)[^>]*\sname="([^"]+)"`).FindAllSubmatch(page, -1) {
		got[string(m[1])]++
	}
	if got[wire.KeyWeight] != 1 {
		t.Errorf("%d controls of the weight that is picked, want 1", got[wire.KeyWeight])
	}
	delete(got, wire.KeyWeight) // no setting, and in no link
	for name, f := range want {
		if f.Label == "" || f.Help == "" {
			t.Errorf("%s: label %q and help %q, want both", name, f.Label, f.Help)
		}
		n := 1
		if field(f, "").Radio {
			n = len(f.Options)
		}
		if got[name] != n {
			t.Errorf("%s: %d controls, want %d", name, got[name], n)
		}
		delete(got, name)
	}
	for name := range got {
		if strings.HasPrefix(name, ofFigure) {
			continue
		}
		if !methods[name] {
			t.Errorf("%s: a control of the page, and no setting of the core", name)
		}
		delete(methods, name)
	}
	for name := range methods {
		t.Errorf("%s: no template has a control for it", name)
	}
}

func TestPostersAreDrawings(t *testing.T) {
	files, err := posters()
	if err != nil {
		t.Fatal(err)
	}
	again, err := posters()
	if err != nil {
		t.Fatal(err)
	}
	for name, svg := range files {
		paths := 0
		d := xml.NewDecoder(bytes.NewReader(svg))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "path" {
				paths++
			}
		}
		if least := 20; paths < least { // contours, three paths, axes
			t.Errorf("%s has %d paths, want at least %d", name, paths, least)
		}
		if !bytes.Equal(svg, again[name]) {
			t.Errorf("%s is not the same when it is drawn again", name)
		}
	}
}

// ofFigure begins the names of radio buttons of the dialog that makes a figure: they
// set nothing of the page.
const ofFigure = "figure-"

// The dialog that makes a figure offers to hide what a link can hide, by the same
// names; the header is hidden in every figure.
func TestFigureHidesWhatALinkCan(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, last := lab.Fields(labs.Labs())
	hide := catalog.Get(last, "hide")
	for _, o := range hide.Options {
		if o.Key == "header" {
			continue
		}
		for _, want := range []string{`data-hideable="` + o.Key + `"`, `data-part="` + o.Key + `"> ` + o.Label + "<"} {
			if n := strings.Count(string(page), want); n != 1 {
				t.Errorf("%s: %q is %d times in the page, want once", o.Key, want, n)
			}
		}
	}
	if got, want := strings.Count(string(page), "data-part="), len(hide.Options)-1; got != want {
		t.Errorf("the dialog offers %d parts, want %d", got, want)
	}
}

// The README says what every setting does that concerns the page alone, and with which
// values.
func TestReadmeTellsEveryFlag(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| (`[^|]*) \\|(.*)$").FindAllStringSubmatch(string(text), -1) {
		for _, key := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(m[1], -1) {
			rows[key[1]] = m[2]
		}
	}
	for _, s := range settings() {
		if s.Group != groupPage && s.Group != "transport" && s.Key != "lab" {
			continue
		}
		row, ok := rows[s.name()]
		if !ok {
			t.Errorf("%s has no row in the table of settings of the page", s.name())
		}
		for _, o := range s.Options {
			if !strings.Contains(row, "`"+o.Key+"`") {
				t.Errorf("%s: its row does not name %s", s.name(), o.Key)
			}
		}
	}
}

// What has no control to be typed into has another way to be set without a pointer,
// or is a matter of the link alone.
func TestHiddenControls(t *testing.T) {
	want := map[string]string{
		"forks":     "going on with another method",
		"then":      "any setting of a run, at a later step",
		"pick":      "two buttons with keys",
		"embed":     "how a page is linked",
		"hide":      "how a page is linked",
		"play":      "how a page is linked, and a button",
		"deep.mark": "the files that are loaded",
	}
	page, err := os.ReadFile(filepath.Join(root, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]+)"`).FindAllSubmatch(page, -1) {
		if want[string(m[1])] == "" {
			t.Errorf("%s has no control", m[1])
		}
	}
	for _, s := range settings() {
		cards := s.Key == "race" || s.Key == "select" // buttons of the methods
		if s.Key != "v" && !cards && !bytes.Contains(page, []byte(`name="`+s.name()+`"`)) {
			t.Errorf("%s has no control", s.name())
		}
	}
}

// TestStoriesLink: a card opens the link of its story to the letter, for by that the
// page knows which story is open.
func TestStoriesLink(t *testing.T) {
	list, err := stories.Read()
	if err != nil {
		t.Fatal(err)
	}
	for file, before := range map[string]string{"index.html": "#", "web/stories/stories.html": "./#"} {
		page, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			if want := `<a href="` + before + html.EscapeString(s.Link) + `"`; !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s lacks %s", file, want)
			}
		}
	}
}
