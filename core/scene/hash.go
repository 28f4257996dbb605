package scene

import "math"

// FNV-1a, a word at a time.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// hash is the running hash of what a layer is drawn from. Lists that stand side
// by side must be told apart by their lengths, so words and text add those too.
type hash uint64

// newHash returns the hash of a drawing of w × h pixels. Layers that are drawn
// from different parts of one picture take different names.
func newHash(name string, w, h float64, theme Theme) hash {
	k := hash(hashStart)
	k.text(name)
	k.add(w, h)
	k.flag(theme.Dark)
	k.flag(theme.Live)
	return k
}

// add adds numbers by their bits: 0 and −0 differ, and NaN is like itself.
func (k *hash) add(values ...float64) {
	for _, v := range values {
		*k = (*k ^ hash(math.Float64bits(v))) * hashPrime
		*k ^= *k >> 29 // a word at a time needs its high bits brought down
	}
}

// words adds a list and its length.
func (k *hash) words(list []float64) {
	k.add(float64(len(list)))
	k.add(list...)
}

func (k *hash) text(s string) {
	k.add(float64(len(s)))
	for _, r := range s {
		k.add(float64(r))
	}
}

func (k *hash) flag(v bool) {
	if v {
		k.add(1)
	} else {
		k.add(0)
	}
}

// key returns the hash as the key of a layer. It is odd, so that key+1 is not 0
// and is no other drawing's key.
func (k hash) key() uint64 { return uint64(k)<<1 | 1 }
