// Package lab is the driver: it turns a link into a lab with its settings, lets
// that work in slices, and says what has changed. It knows no lab by name: labs
// are packages of their own, and a session is given the table of them.
package lab

import (
	"slices"

	"hfplayground/core/crew"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/wire"
)

// Entry is a row of the table of labs.
type Entry struct {
	Key   string   // in links: lower-case, hyphens; never changes
	Label string   // for people
	Kept  []string // controls that the act reset leaves as they are, beside those of the page
	Old   []string // settings that old links carry into other labs, which pass over them
	First string   // settings of the first picture, that of a page without a link; empty for those of the defaults
	New   func(Env) Lab

	// Settings are those that have a place of their own on the page, at their
	// defaults; those of what a menu offers have theirs below it.
	Settings func() []Owned
}

// Name returns the key and the label.
func (e Entry) Name() (key, label string) { return e.Key, e.Label }

// Owned are settings of one owner, whose key and a point come before theirs in a
// link; of none, where it is empty.
type Owned struct {
	Owner  string
	Fields []param.Field
}

// Env is what a lab gets from outside.
type Env struct {
	Now       func() float64 // seconds, monotonic; it measures, and decides nothing
	Reporting func() float64 // seconds that Updates have taken so far, encoding and drawing among them
	Crew      *crew.Pool     // who shares in long evaluations; may be nil
}

// Lab is a part of the page: settings, what is computed from them, and what there is to show.
// A Session calls Build and Take before anything else, and never two methods at
// once.
type Lab interface {
	// Build reads the settings of the next state. It changes nothing that is in
	// force. The error is a limit across several settings, by the key at fault.
	Build(r *Reader) (State, *param.Error)

	// Take puts a state that Build has made in force. What it has in common with
	// the state before is kept: runs, samples, examples.
	Take(State)

	// Acts are what can be done in the present state, by verb.
	Acts() map[wire.Act]Act

	// Translate turns gestures of an edit into settings: a weight that is dragged,
	// a part that is picked. It returns what is left to set, and what is refused.
	Translate(edit param.Query) (param.Query, []*param.Error)

	// Hover notes where the pointer is: "x,y" of the plane, wire.HoverPart and the name
	// of a part, or anything else for nowhere.
	Hover(place string)

	// Advance works until more returns false, nothing is left to do, or all that is left
	// waits for Env.Crew. It reports whether there is more, and asks after every piece of some milliseconds.
	Advance(more func() bool) (busy bool)

	// Progress says how far the work has come.
	Progress() Progress

	// Report says what there is to show.
	Report(*Report)

	// Title names the picture in one line, for a reader who cannot see it.
	Title() string

	// Close ends all work and forgets what was computed. Build and Take begin anew.
	Close()
}

// State is what a lab makes of its settings: whole, checked, and not changed
// afterwards.
type State interface {
	Controls() []Control // every setting in force, in the order of the link
	Identity() any       // a comparable value: what the controls do not say
}

// Control is a named setting with its value in force, and what the page says about the
// option that is chosen; "" where it says nothing.
type Control struct{ Name, Value, Default, About string }

// Controls returns the settings that fields hold, named with a prefix.
func Controls(prefix string, fields []param.Field) []Control {
	list := make([]Control, len(fields))
	for i, f := range fields {
		list[i] = Control{prefix + f.Key, f.String(), f.Default, f.Explain()}
	}
	return list
}

// Act adds to q the settings that an act on an object makes.
type Act func(q *param.Query, object string) *param.Error

// Progress is how far a lab has come.
type Progress struct {
	Last int  // end of the timeline
	Busy bool // there is more to do
	Runs bool // runs go on, whose time must not be spent on reporting of them
}

// Merger is a lab that decides which of the settings before stay under an edit. Without it all settings of the same lab
// stay, and of another lab only those of the page. same says whether last is of the same lab.
type Merger interface {
	Merge(last, edit param.Query, same bool) param.Query
}

// Sharer is a lab whose objective can be evaluated by several workers.
type Sharer interface {
	// Shared returns what is minimised.
	Shared() objective.Shared
}

// Keeper is a lab with data from files of the reader, which no link carries.
type Keeper interface {
	// Memory returns what no link carries, under keys of MemoryKey.
	Memory() []param.Pair
	// Recall takes a memory, by the keys without MemoryKey; it ignores what it cannot read.
	Recall(memory map[string]string)
}

// PointKeeper is a lab with points that the reader brings as a table.
type PointKeeper interface {
	Keeper
	// Load returns the edit that makes the points of a table those of the lab.
	Load(text, task string) (param.Query, *param.Error)
	// PointsCSV returns the points in force as a table that Load reads; "" for none.
	PointsCSV() string
}

// ImageKeeper is a lab with images that the reader brings.
type ImageKeeper interface {
	Keeper
	// ReadImages begins to read the images of a file; the error says what is wrong with it as a whole.
	ReadImages(ImageFile) (Reading, *param.Error)
}

// Reading is a file that is being read in pieces.
type Reading interface {
	// Read goes on until more, which is asked after every piece of some milliseconds, returns false, or all is
	// read, and reports whether it is.
	Read(more func() bool) bool
	// Edit returns the edit that makes what was read that of the lab, or what is wrong with it.
	Edit() (param.Query, *param.Error)
	// Progress says how far it is, as a sentence.
	Progress() string
}

// ImageFile is a table of images, or pictures that are cut into them. Side is the side of an
// image in pixels; 0 leaves it to be found.
type ImageFile struct {
	Text     string
	Pictures []Picture
	Side     int
}

// Picture is the luminance of W × H pixels, row by row from the top left, from 0 for black.
type Picture struct {
	Name  string // of its file
	W, H  int
	Light []uint8
}

// TableRows is how many steps of a run a table shows at most.
const TableRows = 24

// Table is the picture as text.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

// Equal reports whether two tables say the same.
func (t *Table) Equal(o *Table) bool {
	return t.Caption == o.Caption && slices.Equal(t.Head, o.Head) && slices.EqualFunc(t.Rows, o.Rows, slices.Equal)
}

// Report is filled in by a lab. What is nil is as it was.
type Report struct {
	All   bool // nothing was reported before: everything is wanted
	Table bool // the table is wanted too

	Parts     []wire.Part
	Values    []param.Pair // the settings as they are at the moment shown
	Readouts  []param.Pair // texts by the key of their place
	Inspector []Row
	Steps     *Table // of the steps
	Detail    *Table // worked out beside the picture; empty for none
	Memory    bool   // the memory of a Keeper has changed
	Withheld  bool   // the picture is not ready: the next report must not wait
}
