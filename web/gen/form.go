package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	labs "hfplayground/core/lab/all"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/term"
	"hfplayground/core/testfunc"
)

//go:embed form.tmpl
var formText string

// methodPrefix begins the names of a method's settings; the page fills the id in.
const methodPrefix = "{id}."

// groupPage is the group of the settings that are the page's own flags; those
// that have no section of their own become hidden controls.
const groupPage = "page"

// section matches what lies between <!-- form:NAME begin --> and
// <!-- form:NAME end -->, with the white space of the line it begins on.
var section = regexp.MustCompile(`(?s)([ \t]*)<!-- form:([\w.-]+) begin -->.*?<!-- form:([\w.-]+) end -->`)

// named matches a control that is written in the page by hand.
var named = regexp.MustCompile(`\sname="([^"{}]+)"`)

// fillForm returns page with every marked section written anew. A section has
// the name of a group of fields, of a field, or of a part of the form that comes
// from a table. Fields that have a section of their own, or a control in the
// page by hand, are left out of their group.
func fillForm(page []byte) ([]byte, error) {
	w, err := newWriter(page)
	if err != nil {
		return nil, err
	}
	var failed error
	out := section.ReplaceAllFunc(page, func(match []byte) []byte {
		m := section.FindSubmatch(match)
		indent, name := string(m[1]), string(m[2])
		text, err := w.section(name)
		if string(m[3]) != name {
			err = fmt.Errorf("section %s ends as %s", name, m[3])
		}
		if err != nil && failed == nil {
			failed = err
		}
		begin, end := "<!-- form:"+name+" begin -->", "<!-- form:"+name+" end -->"
		return []byte(indented(begin+"\n"+strings.TrimSpace(text)+"\n"+end, indent))
	})
	return out, failed
}

// writer writes sections.
type writer struct {
	templates *template.Template
	settings  []setting
	placed    map[string]bool // names that are not shown with their group
}

// setting is a field with what its name begins with.
type setting struct {
	param.Field
	prefix string
}

func (s setting) name() string { return s.prefix + s.Key }

// settings returns what is shown in sections: the settings of the page and of the
// labs, each once.
func settings() []setting {
	first, last := lab.Fields(labs.Labs())
	var list []setting
	seen := map[string]bool{}
	add := func(owner string, fields []param.Field) {
		for _, f := range fields {
			s := setting{f, ""}
			if owner != "" {
				s.prefix = owner + "."
			}
			if !seen[s.name()] {
				seen[s.name()] = true
				list = append(list, s)
			}
		}
	}
	add("", first)
	for _, e := range labs.Labs() {
		for _, o := range e.Settings() {
			if o.Owner == "" {
				add(o.Owner, o.Fields)
			}
		}
	}
	add("", last)
	for _, e := range labs.Labs() {
		for _, o := range e.Settings() {
			add(o.Owner, o.Fields)
		}
	}
	return list
}

func newWriter(page []byte) (*writer, error) {
	templates, err := template.New("form").Parse(formText)
	if err != nil {
		return nil, err
	}
	w := &writer{templates: templates, settings: settings(), placed: map[string]bool{}}
	for _, m := range named.FindAllSubmatch(section.ReplaceAll(page, nil), -1) {
		w.placed[string(m[1])] = true
	}
	for _, m := range section.FindAllSubmatch(page, -1) {
		if name := string(m[2]); !w.isGroup(name) {
			w.placed[name] = true
		}
	}
	return w, nil
}

// section returns the text of the section called name.
func (w *writer) section(name string) (string, error) {
	parts := map[string]func() (string, error){
		"functions": func() (string, error) { return w.execute("functions", w.functions()) },
		"methods":   func() (string, error) { return w.execute("methods", methods()) },
		"add":       func() (string, error) { return w.execute("add", all.Methods()) },
		"switch":    func() (string, error) { return w.execute("switch", all.Methods()) },
		"labs":      func() (string, error) { return w.execute("labs", w.rest()) },
		"swatches":  swatches,
		"races":     races,
		"first":     first,
		"scores":    func() (string, error) { return w.execute("heads", scores()) },
		"explained": func() (string, error) { return w.execute("explained", scores()) },
		groupPage:   func() (string, error) { return w.execute("hidden", w.group(groupPage)) },
	}
	if part, ok := parts[name]; ok {
		return part()
	}
	found := w.group(name)
	i := slices.IndexFunc(w.settings, func(s setting) bool { return s.name() == name })
	if i >= 0 && !w.isGroup(name) {
		alone := field(w.settings[i].Field, w.settings[i].prefix)
		alone.Flag = w.settings[i].Group == groupPage
		found = []Field{alone}
	}
	if len(found) == 0 {
		return "", fmt.Errorf("section %s: no such field, group or part", name)
	}
	return w.execute("fields", found)
}

func (w *writer) isGroup(name string) bool {
	return slices.ContainsFunc(w.settings, func(s setting) bool { return s.Group == name })
}

// races returns the meta element that names the labs that race, of which the style
// sheets show more.
func races() (string, error) {
	var keys []string
	for _, e := range labs.Labs() {
		for _, o := range e.Settings() {
			if o.Owner == "" && catalog.Index(o.Fields, "race") >= 0 {
				keys = append(keys, e.Key)
			}
		}
	}
	return `<meta name="races" content="` + strings.Join(keys, " ") + `">`, nil
}

// scores returns the columns of the table of scores.
func scores() []term.Term { return []term.Term{term.Loss, term.Accuracy} }

// first returns the meta element with what a page without a link opens, and the
// settings of the page that its address may hold all the same.
func first() (string, error) {
	var beside []string
	_, own := lab.Fields(labs.Labs())
	for _, f := range own {
		if f.Group == groupPage {
			beside = append(beside, f.Key)
		}
	}
	return `<meta name="first" content="` + template.HTMLEscapeString(labs.Labs()[0].First) + `" data-beside="` + strings.Join(beside, " ") + `">`, nil
}

// group returns the fields of a group that are shown with it.
func (w *writer) group(name string) []Field {
	var of []Field
	for _, s := range w.settings {
		if s.Group == name && !w.placed[s.name()] {
			of = append(of, field(s.Field, s.prefix))
		}
	}
	return of
}

// rest returns the settings of each lab that have no place in the page by hand: of
// every owner, in the order of the table. A lab whose settings all have one is left
// out.
func (w *writer) rest() []owner {
	var owners []owner
	for _, e := range labs.Labs() {
		of := owner{Key: e.Key, Label: e.Label}
		for _, o := range e.Settings() {
			for _, s := range w.settings {
				if o.Owner != "" && s.prefix == o.Owner+"." && s.Group == "" && !w.placed[s.name()] {
					of.Fields = append(of.Fields, field(s.Field, s.prefix))
				}
			}
		}
		if len(of.Fields) > 0 {
			owners = append(owners, of)
		}
	}
	return owners
}

func (w *writer) execute(name string, data any) (string, error) {
	var b bytes.Buffer
	if err := w.templates.ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	return b.String(), nil
}

// owner is a problem or method with its settings.
type owner struct {
	Key, Label, Help string
	Fields           []Field // of a method none: they are in Main and Rest
	Main             []Field
	Rest             []Set
	Color            string // of a method's runs, as CSS
}

// functions is the table of test functions that have parameters.
type functions struct {
	Owners  []owner
	Chooser string // name of the control that chooses among them
	Default string // the one that is chosen at first
}

func (w *writer) functions() functions {
	f := functions{Chooser: "problem"}
	for _, s := range w.settings {
		if s.name() == f.Chooser {
			f.Default = s.Default
		}
	}
	for _, e := range testfunc.All() {
		if settings := e.New().Fields(); len(settings) > 0 {
			f.Owners = append(f.Owners, owner{Key: e.Key, Label: e.Label, Help: e.Help, Fields: fields(settings, e.Key+".")})
		}
	}
	return f
}

func methods() []owner {
	var owners []owner
	for _, e := range all.Methods() {
		main, rest := sets(e.New().Fields(), methodPrefix)
		owners = append(owners, owner{Key: e.Key, Label: e.Label, Help: e.Help, Main: main, Rest: rest, Color: hue(int(e.Style.Hue))})
	}
	return owners
}

// indented puts indent before every line of text that is not empty.
func indented(text, indent string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			lines[i] = ""
		} else {
			lines[i] = indent + strings.TrimRight(line, " ")
		}
	}
	return strings.Join(lines, "\n")
}
