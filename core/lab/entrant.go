package lab

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
)

// entrant is one method of the race with its settings.
type entrant struct {
	id     string
	label  string
	lab    string
	method method.Method
	fields []param.Field // keys without the id
}

// fresh returns the entrant with its default settings.
func (e entrant) fresh() entrant {
	again, _ := newEntrant(method.All(), e.id, e.lab) // it has been found before
	return again
}

// field returns the setting under key, which there is.
func (e entrant) field(key string) param.Field {
	return e.fields[slices.IndexFunc(e.fields, func(f param.Field) bool { return f.Key == key })]
}

// checkRace accepts up to maxEntrants different ids.
func checkRace(s string) error {
	_, err := parseRace(s, labLandscape)
	return err
}

// parseRace makes the entrants of a list of ids, each with the default settings
// of the lab.
func parseRace(s, lab string) ([]entrant, error) {
	if s == "" {
		return nil, nil
	}
	if strings.Count(s, ",") >= maxEntrants {
		return nil, fmt.Errorf("at most %d methods", maxEntrants)
	}
	var race []entrant
	table := method.All()
	for id := range strings.SplitSeq(s, ",") {
		e, ok := newEntrant(table, strings.TrimSpace(id), lab)
		if !ok {
			return nil, fmt.Errorf("methods out of %s, a second of a kind as %s-2 (%q is none)", strings.Join(methodKeys(), ", "), table[0].Key, param.Shorten(id))
		}
		if inRace(race, e.id) {
			return nil, fmt.Errorf("every id once (%s stands twice)", e.id)
		}
		race = append(race, e)
	}
	return race, nil
}

// newEntrant finds the method an id names: its key, or its key, a hyphen and a
// number from 2 to maxEntrants.
func newEntrant(table []method.Entry, id, lab string) (entrant, bool) {
	key, label := id, ""
	i := findMethod(table, key)
	if i < 0 {
		cut := strings.LastIndexByte(id, '-')
		if cut < 0 || len(id) != cut+2 || id[cut+1] < '2' || id[cut+1] > '0'+maxEntrants {
			return entrant{}, false
		}
		key, label = id[:cut], " "+id[cut+1:]
		if i = findMethod(table, key); i < 0 {
			return entrant{}, false
		}
	}
	m := table[i].New()
	if lab == labNetwork {
		suitNets(key, m)
	}
	return entrant{id: id, label: table[i].Label + label, lab: lab, method: m, fields: m.Fields()}, true
}

// suitNets gives a method of the kind key the defaults that differ on nets,
// whose losses are of order 1.
func suitNets(key string, m method.Method) {
	better := map[string]map[string]string{
		"gd":       {"rate": "0.3"},
		"momentum": {"rate": "0.1"},
		"nesterov": {"rate": "0.1"},
		"adam":     {"rate": "0.03"},
	}
	if better[key] == nil {
		return
	}
	for _, f := range m.Fields() {
		if text, ok := better[key][f.Key]; ok {
			if err := f.Set(text); err != nil {
				panic(err)
			}
		}
	}
}

func findMethod(table []method.Entry, key string) int {
	return slices.IndexFunc(table, func(e method.Entry) bool { return e.Key == key })
}

func methodKeys() []string {
	var keys []string
	for _, e := range method.All() {
		keys = append(keys, e.Key)
	}
	return keys
}

// inRace reports whether a run of the race has the id.
func inRace(race []entrant, id string) bool {
	return slices.ContainsFunc(race, func(e entrant) bool { return e.id == id })
}

// freeID returns the id a further method of the kind key takes in the race.
func freeID(race []entrant, key string) string {
	id := key
	for i := 2; inRace(race, id); i++ {
		id = fmt.Sprintf("%s-%d", key, i)
	}
	return id
}

func raceText(race []entrant) string {
	ids := make([]string, len(race))
	for i, e := range race {
		ids[i] = e.id
	}
	return strings.Join(ids, ",")
}

func problemOptions() []param.Option {
	var options []param.Option
	for _, e := range testfunc.All() {
		options = append(options, param.Option{Key: e.Key, Label: e.Label})
	}
	return options
}

// Problems returns what can be minimised in all labs: the test functions, then
// the network.
func Problems() []testfunc.Entry { return append(testfunc.All(), networkEntry()) }

// findProblem returns the problem of a lab: in the landscape the one chosen, in
// the network lab the network.
func findProblem(lab, problem string) testfunc.Entry {
	key := problem
	switch lab {
	case labNetwork:
		key = labNetwork
	case labNeuron: // nothing is minimised there
		return testfunc.Entry{Key: neuronKey, Label: "Neuron", Help: "Threshold units: what one computes, what a net of them does, and how one learns."}
	}
	table := Problems()
	i := slices.IndexFunc(table, func(e testfunc.Entry) bool { return e.Key == key })
	return table[i] // both are checked by their fields
}
