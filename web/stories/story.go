// Package stories holds what the page proposes to look at: links, each with one
// sentence that says what to observe, and one thing to try. The words are in
// stories.json. What they say is computed: a number in them is a placeholder, filled
// in from the run of the link, and a claim is a predicate over that run.
package stories

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"hfplayground/core/catalog"
)

//go:embed stories.json
var text []byte

// Story is an entry of stories.json.
type Story struct {
	Key     string   `json:"key"`     // lower-case, hyphens; an anchor of stories.html, and so never changes
	Title   string   `json:"title"`   // a few words
	Link    string   `json:"link"`    // with every setting that the story needs, for defaults may change
	Observe string   `json:"observe"` // one sentence, with placeholders
	See     string   `json:"see"`     // key of the drawing to bring into sight; "" for the picture
	Does    []string `json:"does"`    // the edits that follow the advice to try, one after the other
	Try     string   `json:"try"`     // one sentence, with placeholders, to follow "Try: "
}

// Name returns the key and the title.
func (s Story) Name() (key, label string) { return s.Key, s.Title }

// Read returns the stories with their placeholders, in the order of the page.
func Read() ([]Story, error) {
	var list []Story
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&list); err != nil {
		return nil, fmt.Errorf("stories.json: %w", err)
	}
	return list, nil
}

// All returns the stories with every placeholder filled in from the runs. It runs
// each link, and from there the edits to try. It fails where the page refuses one of
// them, where a claim is not true of the run or its sentence does not contain it, and where
// what is to be seen after the edits is so before them.
func All() ([]Story, error) {
	list, err := Read()
	if err != nil {
		return nil, err
	}
	var errs []error
	for i, s := range list {
		of, ok := catalog.Find(checks(), s.Key)
		if !ok {
			return nil, fmt.Errorf("stories.json: nothing checks %s", s.Key)
		}
		if list[i], err = filled(s, of.New); err != nil {
			errs = append(errs, fmt.Errorf("story %s: %w", s.Key, err))
		}
	}
	return list, errors.Join(errs...)
}

// filled returns s with every placeholder filled in from its runs, as All does.
func filled(s Story, check Check) (Story, error) {
	before, after := Follow(s.Link, s.Does...)
	observe, try := check.Observe(before), check.Try(before, after)
	errs := []error{hold(s.Observe, observe), hold(s.Try, try)}
	if len(after.Notes) > 0 {
		errs = append(errs, fmt.Errorf("refused: %v", after.Notes))
	}
	for _, c := range check.Try(before, before).Claims {
		if c.Holds {
			errs = append(errs, fmt.Errorf("%q is true before anything was tried", c.Phrase))
		}
	}
	var err error
	s.Observe, err = fill(s.Observe, before.Settings, observe.Values)
	errs = append(errs, err)
	s.Try, err = fill(s.Try, after.Settings, try.Values)
	return s, errors.Join(append(errs, err)...)
}

// hold fails unless the sentence makes every claim there is, and each is so.
func hold(sentence string, f Facts) error {
	var errs []error
	if len(f.Claims) == 0 {
		errs = append(errs, fmt.Errorf("%q claims nothing", sentence))
	}
	for _, c := range f.Claims {
		if !strings.Contains(sentence, c.Phrase) {
			errs = append(errs, fmt.Errorf("%q does not say %q", sentence, c.Phrase))
		}
		if !c.Holds {
			errs = append(errs, fmt.Errorf("%q: not true of the run: %q", sentence, c.Phrase))
		}
	}
	return errors.Join(errs...)
}

// placeholder matches the name of a setting or of a value in braces.
var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// fill puts values, and settings in force, into the places that name them.
func fill(sentence string, settings, values map[string]string) (string, error) {
	var unknown []string
	out := placeholder.ReplaceAllStringFunc(sentence, func(place string) string {
		name := strings.Trim(place, "{}")
		if v, ok := values[name]; ok {
			return v
		}
		if v, ok := settings[name]; ok {
			return v
		}
		unknown = append(unknown, name)
		return place
	})
	if len(unknown) > 0 {
		return "", fmt.Errorf("nothing is called %s", strings.Join(unknown, ", "))
	}
	return out, nil
}
