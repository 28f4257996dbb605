package trained

import (
	"encoding/base64"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/weights"
)

// File is a file of weights from which runs begin.
type File struct {
	name string // "" for a training that was left and is taken up
	text string // the file in base64, as it is remembered: made once
	sum  string // its hash
	meta map[string]string

	fitted fitted // the last fit
}

func newFile(name, text string, f weights.File) *File {
	return &File{name: name, text: text, sum: hash(text), meta: f.Meta}
}

// fitted is where the runs of a race begin.
type fitted struct {
	made, race string
	runs       map[string]begin
}

// fit returns where the runs of a subject begin. It reads the file again where net or race is another.
func (f *File) fit(of Subject) (map[string]begin, error) {
	if ids := race.IDs(of.Contenders); f.fitted.runs == nil || f.fitted.made != of.Made || f.fitted.race != ids {
		b, err := base64.StdEncoding.DecodeString(f.text)
		if err != nil {
			return nil, err
		}
		file, err := weights.Read(b)
		if err != nil {
			return nil, err
		}
		runs, err := fit(file, of)
		if err != nil {
			return nil, err
		}
		f.fitted = fitted{of.Made, ids, runs}
	}
	return f.fitted.runs, nil
}

// Keeper holds for a lab what no link carries of its weights. With it the lab is a lab.Trainer.
type Keeper struct {
	race  *racing.Race
	start *Start // in force

	loaded  *File // in force, or the last that was; nil for none
	pending *File // that of the edit under way, which may yet be refused
	news    bool  // another is in force than at the last call of News
}

// Keep makes it the keeper of the lab of a race, before anything else.
func (k *Keeper) Keep(r *racing.Race) { k.race = r }

// offered returns the file from which an edit or a link may begin; nil for none.
func (k *Keeper) offered(r *lab.Reader) *File {
	if k.pending != nil && !r.Anew() { // that of an edit that was refused is gone
		return k.pending
	}
	return k.loaded
}

// Take puts a start of the runs in force.
func (k *Keeper) Take(s *Start) {
	k.start = s
	if s.file != nil && s.file != k.loaded {
		k.loaded, k.news = s.file, true
	}
	k.pending = nil
}

// Expect forgets the file of an edit that was refused, as another begins.
func (k *Keeper) Expect() { k.pending = nil }

// Translate passes an edit on, in a lab on whose picture nothing is dragged.
func (k *Keeper) Translate(edit param.Query) (param.Query, []*param.Error) {
	k.Expect()
	return edit, nil
}

// News reports whether the memory has changed since the last call.
func (k *Keeper) News() bool {
	news := k.news
	k.news = false
	return news
}

// LoadWeights returns the edit that makes the weights of a file the start of all runs; see lab.Trainer.
func (k *Keeper) LoadWeights(file []byte, name string) (param.Query, *param.Error) {
	var q param.Query
	s := k.start
	f, err := weights.Read(file)
	var runs map[string]begin
	if err == nil {
		runs, err = fit(f, s.of)
	}
	if err != nil {
		return q, param.Fault(lab.KeyWeights, "%s", err.Error())
	}
	k.pending = newFile(name, base64.StdEncoding.EncodeToString(file), f)
	k.pending.fitted = fitted{s.of.Made, race.IDs(s.of.Contenders), runs}
	q.Set(k.race.Key+"."+KeyFrom, FromFile)
	if name != "" {
		for _, key := range s.of.Changes {
			q.Set(key, "")
		}
	}
	return q, nil
}

// What is remembered of a file, behind the key of the lab.
const (
	memoryWeights = "/weights"
	memoryName    = "/weights-name"
)

// Memory returns the file that was loaded.
func (k *Keeper) Memory() []param.Pair {
	if k.loaded == nil {
		return nil
	}
	return []param.Pair{
		{Key: lab.MemoryKey(k.race.Key + memoryWeights), Value: k.loaded.text},
		{Key: lab.MemoryKey(k.race.Key + memoryName), Value: k.loaded.name},
	}
}

// Recall takes the file of a memory.
func (k *Keeper) Recall(memory map[string]string) {
	k.loaded = nil
	text := memory[k.race.Key+memoryWeights]
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return
	}
	if f, err := weights.Read(b); err == nil {
		k.loaded = newFile(memory[k.race.Key+memoryName], text, f)
	}
}
