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
	method method.Method
	fields []param.Field // keys without the id
}

// checkRace accepts up to maxEntrants different ids.
func checkRace(s string) error {
	_, err := parseRace(s)
	return err
}

// parseRace makes the entrants of a list of ids, each with default settings.
func parseRace(s string) ([]entrant, error) {
	if s == "" {
		return nil, nil
	}
	if strings.Count(s, ",") >= maxEntrants {
		return nil, fmt.Errorf("at most %d methods", maxEntrants)
	}
	var race []entrant
	table := method.All()
	for id := range strings.SplitSeq(s, ",") {
		e, ok := newEntrant(table, strings.TrimSpace(id))
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
func newEntrant(table []method.Entry, id string) (entrant, bool) {
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
	return entrant{id: id, label: table[i].Label + label, method: m, fields: m.Fields()}, true
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
