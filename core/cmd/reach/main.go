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

// run measures those of the rows that the arguments pick, and prints them.
func run(args []string, rows []row, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("reach", flag.ContinueOnError)
	flags.SetOutput(stderr)
	picked := flags.String("rows", "", "run the rows whose name this regular `expression` matches; all where it is empty")
	seeds := flags.Int("seeds", 0, "run every row from seeds 1 to this; 0 = as many as the row says")
	list := flags.Bool("list", false, "print the name and the link of every row, and run nothing")
	keep := flags.String("keep", "", "`file` of runs, a line of JSON each: what is in it is not run again, and what is run is added")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: reach [flags] ['link' …]\n\nRuns the trainings of a table, or those links instead, with {seed} in the place of the seed.")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if links := flags.Args(); len(links) > 0 {
		rows = rowsOf(links)
	}
	names, err := regexp.Compile(*picked)
	if err != nil {
		return fmt.Errorf("The rows must be a regular expression, not %q: %v.", *picked, err)
	}
	if *seeds < 0 || *seeds > mostSeeds {
		return fmt.Errorf("The seeds must be from 0 to %d, not %d.", mostSeeds, *seeds)
	}
	k, err := openKept(*keep)
	if err != nil {
		return err
	}
	var done []measured
	for _, r := range rows {
		if !names.MatchString(r.name) {
			continue
		}
		if *list {
			fmt.Fprintf(stdout, "%s\t%s\n", r.name, r.link)
			continue
		}
		m, err := r.measure(*seeds, k, stderr)
		if err != nil {
			return err
		}
		done = append(done, m)
	}
	if *list {
		return nil
	}
	if len(done) == 0 {
		return fmt.Errorf("No row has a name that %q matches; -list prints all.", *picked)
	}
	return report(stdout, done)
}

// clock returns the seconds since it was made.
func clock() func() float64 {
	start := time.Now()
	return func() float64 { return time.Since(start).Seconds() }
}
