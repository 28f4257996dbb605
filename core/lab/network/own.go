package network

import (
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/points"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// ownPoints are the reader's own points that are too many for a link.
type ownPoints struct {
	loaded  *dataset.Set // in force; nil for none
	offered *dataset.Set // those that an act or a gesture asks for
	pending *dataset.Set // those of the edit under way, which may yet be refused

	marked *dataset.Set // of which text is
	text   string
}

// expect notes that what was offered is now part of an edit under way.
func (o *ownPoints) expect() { o.pending, o.offered = o.offered, nil }

// set makes a set the reader's own points: in the link, or beside it where they are
// too many.
func (o *ownPoints) set(q *param.Query, set dataset.Set) *param.Error {
	if set.Len() > dataset.MaxPoints {
		return param.Fault(training.KeyPoints, "There can be at most %d own points, not %d.", dataset.MaxPoints, set.Len())
	}
	q.Set(training.KeyData, training.DataOwn)
	if text, err := dataset.FormatPoints(set); err == nil {
		q.Set(training.KeyPoints, text)
		return nil
	}
	q.Set(training.KeyPoints, dataset.FromFile)
	o.offered = &set
	return nil
}

// desk is where the reader edits the examples of a net.
type desk struct {
	st  *state
	own *ownPoints
}

// clicked is a click on the data at "x,y". Of own points it does what the brush
// says, and a class is given to the point that is there already; on others it
// moves the probe.
func (d desk) clicked(q *param.Query, object string) *param.Error {
	b := d.st.board()
	at, err := b.Place(wire.KeyAct, object)
	if err != nil {
		return err
	}
	class, isClass := param.Number(d.st.brush)
	switch {
	case !d.st.ownData() || d.st.brush == brushProbe:
		q.Set("probe", param.FormatList(at[:]))
		return nil
	case isClass:
		return d.own.set(q, b.Put(at, class))
	default:
		if i := b.At(at); i >= 0 {
			return d.own.set(q, b.Remove(i))
		}
		return nil // nothing there to erase
	}
}

// removePoint removes the own point of a number, counted from 0.
func (d desk) removePoint(q *param.Query, object string) *param.Error {
	i, ok := d.st.ownPoint(object)
	if !ok {
		return param.Fault(wire.KeyAct, "There is no own point %q to remove.", param.Shorten(object))
	}
	return d.own.set(q, d.st.board().Remove(i))
}

// takeOver makes the examples in force the reader's own, to be changed.
func (d desk) takeOver(q *param.Query, _ string) *param.Error { return d.own.set(q, d.st.board().Set) }

// drag returns the edit with an own point that is dragged, "i:x,y", turned into the
// points as they are then.
func (d desk) drag(edit param.Query) (param.Query, *param.Error) {
	text, ok := edit.Get(wire.KeyPoint)
	if !ok {
		return edit, nil
	}
	rest := edit.Without(wire.KeyPoint)
	number, place, _ := strings.Cut(text, ":")
	b := d.st.board()
	at, err := b.Place(wire.KeyPoint, place)
	if err != nil {
		return rest, err
	}
	i, ok := d.st.ownPoint(number)
	if !ok {
		return rest, param.Fault(wire.KeyPoint, "There is no own point %q to move.", param.Shorten(number))
	}
	return rest, d.own.set(&rest, b.Move(i, at))
}

// board returns the examples in force, in the order in which they are made.
func (st *state) board() points.Board {
	data := st.net.Set()
	return points.Board{Set: data.Make(st.net.Random()), Window: data.About().Domain}
}

// ownData reports whether the points that are shown are the reader's own.
func (st *state) ownData() bool { return st.net.Data == training.DataOwn }

// ownPoint returns which own point is drawn as a number, counted from 0: those that
// are trained on are drawn first.
func (st *state) ownPoint(number string) (int, bool) {
	i, err := strconv.Atoi(number)
	if !st.ownData() || err != nil || i < 0 {
		return 0, false
	}
	net := st.net
	rnd := net.Random()
	all := points.Clone(net.Set().Make(rnd))
	for k := range all.X {
		all.X[k][0] = float64(k) // carried along by the split, which does not look at it
	}
	train, test := all.Split(net.Train, rnd)
	order := append(train.X, test.X...)
	if i >= len(order) {
		return 0, false
	}
	return int(order[i][0]), true
}

// Load returns the edit that makes the points of a table the reader's own.
func (s *Lab) Load(text, task string) (param.Query, *param.Error) {
	var q param.Query
	set, err := dataset.ParseCSV(text, dataset.Task(task))
	if err != nil {
		return q, param.Fault(lab.KeyLoad, "%s", strings.TrimPrefix(err.Error(), "dataset: "))
	}
	if set.Len() < training.FewestExamples {
		return q, param.Fault(lab.KeyLoad, "The table has %s, and a net needs at least %d: one to train on and one to test on.", words.Plural(set.Len(), "row"), training.FewestExamples)
	}
	q.Set("lab", key)
	if refused := s.own.set(&q, set); refused != nil {
		return q, param.Fault(lab.KeyLoad, "%s", refused.Text())
	}
	if s.st == nil { // nobody has been here yet
		s.own.expect()
		return q, nil
	}
	q, _ = s.Translate(q) // it holds nothing to refuse
	return q, nil
}

// PointsCSV returns the examples in force as a table that Load reads.
func (s *Lab) PointsCSV() string { return dataset.FormatCSV(s.st.board().Set) }

// What is remembered of points that are too many for a link.
const (
	memoryPoints  = "points" // followed by a slash and the task
	memoryClasses = "classes"
	memoryNames   = "names"
)

// Memory returns the points that no link carries, and the file of weights that is loaded.
func (s *Lab) Memory() []param.Pair { return append(memoryOf(s.own.loaded), s.Keeper.Memory()...) }

// memoryOf returns the memory of some points; nil for none.
func memoryOf(set *dataset.Set) []param.Pair {
	if set == nil {
		return nil
	}
	return []param.Pair{
		{Key: lab.MemoryKey(memoryPoints + "/" + string(set.Task())), Value: dataset.FormatCSV(*set)},
		{Key: lab.MemoryKey(memoryClasses), Value: strconv.Itoa(set.Classes)},
		{Key: lab.MemoryKey(memoryNames), Value: strings.Join(set.Names, "\n")}, // no name has a line break
	}
}

// Recall takes the points and the weights of a memory.
func (s *Lab) Recall(memory map[string]string) {
	s.own.loaded = recalled(memory)
	s.Keeper.Recall(memory)
}

// recalled returns the points of a memory; nil for none.
func recalled(memory map[string]string) *dataset.Set {
	for _, task := range []dataset.Task{dataset.Classification, dataset.Regression} {
		set, err := dataset.ParseCSV(memory[memoryPoints+"/"+string(task)], task)
		if err != nil {
			continue
		}
		if task == dataset.Regression {
			return &set
		}
		var names []string
		if text := memory[memoryNames]; text != "" {
			names = strings.Split(text, "\n")
		}
		classes, _ := strconv.Atoi(memory[memoryClasses])
		if renumber(&set, names, classes) {
			return &set
		}
	}
	return nil
}

// renumber gives the classes of a table the numbers that they had: a class that
// has lost its last point keeps its own. It reports false where names and classes
// are not those of the table.
func renumber(s *dataset.Set, names []string, classes int) bool {
	for i, c := range s.Class {
		number := slices.Index(names, s.Name(c))
		if names == nil {
			var err error
			if number, err = strconv.Atoi(s.Name(c)); err != nil {
				return false
			}
		}
		if number < 0 || number >= min(classes, dataset.MaxClasses) {
			return false
		}
		s.Class[i] = number
	}
	s.Names, s.Classes = names, classes
	return true
}
