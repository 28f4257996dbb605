package deep

import (
	"encoding/base64"
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"hfplayground/core/images"
	"hfplayground/core/lab"
	"hfplayground/core/param"
)

// reading are images of a file that are read in pieces, and then made the reader's own in pieces: 20,000 of them
// are 16 million pixels.
type reading struct {
	l     *loader
	of    *images.Reading
	fault error
	read  bool // all lines are
	done  int  // so many images are made own

	ink  []uint8
	sum  hash.Hash64
	text strings.Builder
	code io.WriteCloser // writes the ink to text in base64
}

// Read goes on until more returns false or all is read.
func (r *reading) Read(more func() bool) bool {
	for r.piece() {
		if !more() {
			return false
		}
	}
	return true
}

// piece does some milliseconds of work, and reports whether there is more.
func (r *reading) piece() bool {
	if !r.read {
		again, err := r.of.Next()
		r.read, r.fault = !again, err
		return err == nil
	}
	all, _ := r.of.Images()
	if r.done == 0 {
		r.begin(all)
	}
	from := len(r.ink)
	last := r.done
	r.done = min(last+ownPiece, all)
	r.ink = r.of.Grey(r.ink, last, r.done)
	r.sum.Write(r.ink[from:])
	r.code.Write(r.ink[from:]) // to a text in memory: it cannot fail
	if r.done == all {
		r.code.Close()
	}
	return r.done < all
}

// ownPiece is how many images are made own at a time.
const ownPiece = 256

// begin makes room for all images.
func (r *reading) begin(all int) {
	bytes := all * r.of.Side() * r.of.Side()
	r.ink, r.sum = make([]uint8, 0, bytes), fnv.New64a()
	r.text.Grow(base64.StdEncoding.EncodedLen(bytes))
	r.code = base64.NewEncoder(base64.StdEncoding, &r.text)
}

// Progress says how far it is.
func (r *reading) Progress() string {
	read, of := r.of.Images()
	switch {
	case of == 0:
		return "Reading the file."
	case !r.read:
		return fmt.Sprintf("Reading the images: %d of about %d.", read, of)
	}
	return fmt.Sprintf("Taking in the images: %d of %d.", r.done, read)
}

// testShare is one over the share of the reader's own images that are not trained on.
const testShare = 6

// Edit returns the edit that makes the images the reader's own: most of them are trained on, and of more than can
// be kept as many as can.
func (r *reading) Edit() (param.Query, *param.Error) {
	var q param.Query
	if r.fault != nil {
		return q, unreadable(r.fault)
	}
	side := r.of.Side()
	if r.done < fewestImages {
		return q, param.Fault(lab.KeyImages, "There %s of %d × %d pixels, and at least %d are needed.", thereAre(r.done), side, side, fewestImages)
	}
	own := &ownImages{images.Grey{Side: side, Ink: r.ink}, r.sum.Sum64(), r.text.String()}
	r.l.pending = own
	all := min(own.Len(), mostPixels/(side*side))
	tests := max(0, min(all/testShare, mostTests, all-fewestImages))
	q.Set("lab", key)
	q.Set(keyData, dataOwn)
	q.Set(key+"."+keyMark, own.mark())
	q.Set(key+".side", strconv.Itoa(side))
	q.Set(key+".n", strconv.Itoa(all-tests))
	q.Set(key+".tests", strconv.Itoa(tests))
	return q, nil
}
