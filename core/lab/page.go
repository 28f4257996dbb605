package lab

import (
	"slices"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/param"
)

// Version is the version of the link format. Links of version 1 are read forever.
const Version = 1

// maxLink is how many bytes a link may have.
const maxLink = 2 << 10

// headControls is how many controls of the page come before those of the lab.
const headControls = 2

// page holds the settings that belong to no lab.
type page struct {
	version int
	lab     string
	speed   float64
	embed   bool
	theme   string
	hide    string
	play    bool
}

func newPage(table []Entry) *page {
	return &page{version: Version, lab: table[0].Key, speed: 8, theme: "auto"}
}

// Fields declares the settings of the page, at their defaults: those that come
// first in a link, and those that come last. Their groups are transport and page.
func Fields(table []Entry) (first, last []param.Field) { return newPage(table).fields(table) }

func (p *page) fields(table []Entry) (first, last []param.Field) {
	first = []param.Field{
		param.Int(&p.version, "v", param.Linear(Version, Version), "This is the version of the link format.").Called("Version", ""),
		param.Choice(&p.lab, "lab", param.Options(table), "This lab is open.").Called("Lab", ""),
	}
	return first, []param.Field{
		param.Float(&p.speed, "speed", param.Log(0.5, 500), "This is the number of steps per second when playing.").Called("Speed", "").In("transport"),
		param.Bool(&p.embed, "embed", "Show only the figure, for course notes.").Called("Embed", "").In("page"),
		param.Choice(&p.theme, "theme", []param.Option{{Key: "auto", Label: "Auto"}, {Key: "light", Label: "Light"}, {Key: "dark", Label: "Dark"}}, "These are the colours of the page.").Called("Theme", "").In("page"),
		param.List(&p.hide, "hide", hideable(), maxHide, checkHide, "These parts of the page are hidden, separated by commas: "+strings.Join(catalog.Keys(hideable()), ", ")+".").Called("Hide", "").In("page"),
		param.Bool(&p.play, "play", "Start playing when the page opens.").Called("Play", "").In("page"),
	}
}

// lasting are the settings of the page that a lab that comes back does not bring
// along, but finds.
func lasting() []string { return []string{"theme", "embed", "hide", "speed"} }

// unreset are the settings of the page that the act reset leaves.
func unreset() []string { return []string{"v", "lab", "embed", "theme", "hide", "play"} }

// maxHide is how many bytes the list of hidden parts may have.
const maxHide = 200

// hideable returns the parts of the page that a link can hide.
func hideable() []param.Option {
	return []param.Option{
		{Key: "header", Label: "Header"},
		{Key: "methods", Label: "Methods"},
		{Key: "inspector", Label: "Numbers"},
		{Key: "curve", Label: "Curve"},
		{Key: "sentence", Label: "Sentence"},
		{Key: "transport", Label: "Play bar"},
		{Key: "legend", Label: "Legend"},
	}
}

// checkHide accepts some of them, with commas between, or nothing.
func checkHide(s string) error {
	keys := catalog.Keys(hideable())
	for part := range strings.SplitSeq(s, ",") {
		if s != "" && !slices.Contains(keys, part) {
			return param.Want("some of " + strings.Join(keys, ", "))
		}
	}
	return nil
}

// state is everything a link says, checked.
type state struct {
	lab      string
	ofLab    State
	controls []Control // every one in force, in the order of the link
}

// query returns every control in force, as the base of the next edit.
func (st *state) query() param.Query {
	var q param.Query
	for _, c := range st.controls {
		q.Set(c.Name, c.Value)
	}
	return q
}

// link returns the canonical link: the version, and what is not at its default.
func (st *state) link() string {
	var q param.Query
	for _, c := range st.controls {
		if c.Name == "v" || c.Value != c.Default {
			q.Set(c.Name, c.Value)
		}
	}
	return q.String()
}

// same reports whether two states are of the same lab and agree in all they say.
func (st *state) same(o *state) bool {
	return st.lab == o.lab && slices.Equal(st.controls, o.controls) && st.ofLab.Identity() == o.ofLab.Identity()
}
