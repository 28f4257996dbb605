// Reach runs the trainings of a table and prints how far each came, as Markdown:
//
//	make reach ROWS='^addition' SEEDS=5
//	go run -tags noasm ./core/cmd/reach -rows '^hf' -seeds 3 -keep runs.jsonl
//	go run -tags noasm ./core/cmd/reach -seeds 3 'v=1&lab=sequence&seed={seed}&sequence.task=xor&race=hf'
//
// Every training is a link of the playground, run through a session as the page runs it, so
// that the losses and the counts of work are those of the page; the seconds are of this machine.
// What is asked of a training is said beside it, with whether it holds.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"time"
)

func main() {
	if err := run(os.Args[1:], table(), os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "reach:", err)
		}
		os.Exit(2)
	}
}

// options are what the command line says beside the links.
type options struct {
	rows  string
	seeds int
	list  bool
	keep  string
}

// flags declares them.
func (o *options) flags(stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("reach", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.rows, "rows", "", "run the rows whose name this regular `expression` matches; all where it is empty")
	flags.IntVar(&o.seeds, "seeds", 0, "run every row from seeds 1 to this; 0 = as many as the row says")
	flags.BoolVar(&o.list, "list", false, "print the name and the link of every row, and run nothing")
	flags.StringVar(&o.keep, "keep", "", "`file` of runs, a line of JSON each: what is in it is not run again, and what is run is added")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: reach [flags] ['link' …]\n\nRuns the trainings of a table, or those links instead, with {seed} in the place of the seed.")
		flags.PrintDefaults()
	}
	return flags
}

// run measures those of the rows that the arguments pick, and prints them.
func run(args []string, rows []row, stdout, stderr io.Writer) error {
	var o options
	flags := o.flags(stderr)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if links := flags.Args(); len(links) > 0 {
		rows = rowsOf(links)
	}
	names, err := regexp.Compile(o.rows)
	if err != nil {
		return fmt.Errorf("The rows must be a regular expression, not %q: %v.", o.rows, err)
	}
	if o.seeds < 0 || o.seeds > mostSeeds {
		return fmt.Errorf("The seeds must be from 0 to %d, not %d.", mostSeeds, o.seeds)
	}
	k, err := openKept(o.keep)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return !names.MatchString(r.name) })
	if o.list {
		for _, r := range rows {
			fmt.Fprintf(stdout, "%s\t%s\n", r.name, r.link)
		}
		return nil
	}
	done := make([]measured, len(rows))
	for i, r := range rows {
		if done[i], err = r.measure(o.seeds, k, stderr); err != nil {
			return err
		}
	}
	if len(done) == 0 {
		return fmt.Errorf("No row has a name that %q matches; -list prints all.", o.rows)
	}
	return report(stdout, done)
}

// clock returns the seconds since it was made.
func clock() func() float64 {
	start := time.Now()
	return func() float64 { return time.Since(start).Seconds() }
}
