package lab

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
)

// Keys of a memory that belong to no lab. Those of a setting in a lab that was
// left are the lab, memorySep and the name of the control.
const (
	memorySep     = "/"
	memoryPoints  = memorySep + "points" // followed by memorySep and the task
	memoryClasses = memorySep + "classes"
	memoryNames   = memorySep + "names"
)

// memory returns what the session knows and no link carries: the labs that were
// left, and the points that are too many for a link.
func (s *Session) memory() []param.Pair {
	var m []param.Pair
	for _, lab := range slices.Sorted(maps.Keys(s.left)) {
		for _, p := range s.left[lab].Pairs() {
			m = append(m, param.Pair{Key: lab + memorySep + p.Key, Value: p.Value})
		}
	}
	if s.loaded == nil {
		return m
	}
	return append(m,
		param.Pair{Key: memoryPoints + memorySep + string(s.loaded.Task()), Value: dataset.FormatCSV(*s.loaded)},
		param.Pair{Key: memoryClasses, Value: strconv.Itoa(s.loaded.Classes)},
		param.Pair{Key: memoryNames, Value: strings.Join(s.loaded.Names, "\n")}, // no name has a line break
	)
}

// Reopen opens a link in a new session as another had it, with the memory of the
// last Update of that one which had one. It ignores what it cannot read.
func (s *Session) Reopen(link string, memory []param.Pair) {
	left := map[string]param.Query{}
	told := map[string]string{}
	for _, p := range memory {
		lab, name, _ := strings.Cut(p.Key, memorySep)
		if lab == "" {
			told[p.Key] = p.Value
			continue
		}
		q := left[lab]
		q.Set(name, p.Value)
		left[lab] = q
	}
	s.loaded = recalled(told)
	s.Open(link)
	s.left, s.dirty.memory = left, true // not what the link has just replaced
}

// recalled returns the points of a memory; nil for none.
func recalled(told map[string]string) *dataset.Set {
	for _, task := range []dataset.Task{dataset.Classification, dataset.Regression} {
		set, err := dataset.ParseCSV(told[memoryPoints+memorySep+string(task)], task)
		if err != nil {
			continue
		}
		if task == dataset.Regression {
			return &set
		}
		var names []string
		if text := told[memoryNames]; text != "" {
			names = strings.Split(text, "\n")
		}
		classes, _ := strconv.Atoi(told[memoryClasses])
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
