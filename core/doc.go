// Package core is the map of the source.
//
// The Hessian-Free Playground is a static web page that minimises things and
// draws what happens. A Go core, compiled to WebAssembly, computes in a worker;
// an Ebitengine canvas in a child frame draws; HTML controls around it edit
// every setting. There is no server.
//
// # The flow of data
//
// Data flows in one direction, from the form to the worker and through the page to the
// canvas, whose gestures edit the form. Everything that crosses a boundary is a value.
//
//	  page (index.html, web/)  ── open, edit: query strings ──▶  worker (wasm/worker: lab, method, testfunc)
//	    ▲  ▲                                                       │
//	    │  └── link, values, notes, inspector rows, SVG drawings ──┤
//	    │      parts: ArrayBuffers in the format of package wire ──┘
//	    │        │
//	    │        ▼ kept by the page, copied to the view
//	edit "start=-1.2,1" ── view (web/view.html, wasm/canvas: view)
//
// The form is the state: control names are the keys of the link, the edits, the
// command line and the embed. The session in the worker holds the state; the
// page mirrors it and names no setting. An edit is a query string with only the
// keys that change; an illegal value is refused with a note that
// names key, value and legal range, and the last good value stays in force.
//
// # Messages
//
// Page to worker, as structured-clone objects:
//
//	{type:"start", wasm}            the first; wasm is the binary
//	{type:"open", query, memory, edit}  the whole state: keys left out take their defaults; memory is that of a worker before
//	{type:"edit", query, edit, replaces}  only what changes; edit is a number the answer repeats, replaces that of the edit
//	                                before where this one makes it needless
//	{type:"load", text, task, edit}  own points as a table; what cannot be read or used is noted under csv
//	{type:"images", bytes, pictures:[{name,w,h,light}], side, edit}  own images: a table in UTF-8, or pictures that the page has unpacked to a
//	                                byte of luminance a pixel; side is that of an image, 0 to find it; what cannot be read is noted under pictures.
//	                                They are read in pieces, and answered when all are; the readout "reading" says how far. Without bytes and pictures
//	                                those that are being read are given up
//	{type:"load", bytes, name, edit}  weights as a safetensors file, the start of all runs; name is that of the file, "" for what weights with all had
//	                                given. What cannot be read or does not fit is noted under weights
//	{type:"weights", all}          the weights of the selected run at the step shown are wanted as such a file, or those of all runs at their ends
//	{type:"points"}                the examples in force are wanted as such a table
//	{type:"room", dark, table, named, views:[{key,w,h,covered}]}  which drawings the page wants as SVG, how large, and whether the table is open;
//	                                named: the methods are named beside the picture, or the reader has put the legend away;
//	                                covered is width and height of what the page lays over their upper and lower left corner
//	{type:"figure", w, h, dark}     the picture is wanted as a drawing of that size
//	{type:"point", view, x, y}      the pointer is there on a drawing: what it finds is marked
//	{type:"credit"}                 one update has been shown
//	{type:"beat", at}               is answered at once, also while the binary is compiled
//	{type:"helpers", most}          so many further workers may share in long evaluations
//	{type:"lost", number}           one of them has ended
//	{type:"late", number, late}     one of them is silent, or answers again: until then it is asked for nothing
//
// Worker to page:
//
//	{type:"ready"}
//	{type:"beat", at, idle}         idle: there is nothing to do
//	{type:"update", edit, link, steps, values:[[name,text]], notes:[[key,text]],
//	 readouts:[[key,text]], inspector:[[key,label,text,meaning,equation]], table:{caption,head,rows} or null,
//	 part:{caption,head,rows}, empty where no part of a net is looked into,
//	 parts:[{kind,buffer}], drawings:[[key,svg,[[short,label,meaning,equation]]]], memory:[[key,text]], busy}
//	                                the last of drawings may be "stage", without svg: what the axes and marks on the canvas mean, when that changes
//	{type:"points", text}
//	{type:"weights", saved}        in the order in which they were asked for: {bytes, name, step, steps}, or null, of which a note under weights
//	                                says why; steps is of all runs together
//	{type:"figure", svg}            in the order in which they were asked for; "" where there is no picture
//	{type:"hire", number, port}     a helper is wanted: a worker of the same script, which is sent {type:"start", wasm} and {type:"assist", port}
//	{type:"dismiss"}                no helper is wanted any more
//	{type:"crashed", message}
//
// A helper answers beats as the session's worker does, and otherwise talks to that one alone, through the port:
// orders there and replies back, of package crew, with vectors as buffers that are transferred. It opens the
// same problem and runs no methods. The page ends one that is silent for 5 s, and tells the session, which makes the
// missing part itself and hires another. The reader sets how many there may be: at most one
// less than the computer has threads, and one in a figure. That number is in no link.
//
// An update carries only what has changed, save edit, link, steps and busy; the
// worker is never more than two updates ahead of the credit it was given. Memory
// is what the session knows and no link carries: the settings of labs that were left,
// points that are too many, own images, and the weights of a file.
//
// The page keeps every open, edit, load and images until it is answered. A worker that
// crashes, or is gone, is replaced: the new one opens the last link with the last
// memory, runs as far as the old one had come, and is sent what was not answered,
// one by one, under the same numbers. What has ended two workers is
// left out. A worker that may be busy is called silent after 5 s without a beat or
// an answer, counted only while the page is visible and runs; the reader may
// restart it.
//
// The readout "training" names what is trained, whatever is shown of it, and behind a point the file of weights with which
// that began; a point alone where the link wants one that is not there. Where the readout is not empty
// the page stores the weights of all runs, their curves and the memories of their methods in the browser's IndexedDB every 20 s, when a longer training ends and when
// the page is hidden, under that name with the step; it keeps the last three trainings. When the reader opens a training that is stored
// with more steps of all runs together (the readout "trained") than there are, after a reload, a crash or an edit, the page offers to load it,
// until there are as many; where the file is not there, the last that began with any. Figures in other pages keep nothing.
//
// The view is a child frame. It says {type:"hello"} to its parent, is answered
// by {type:"open", wasm: ArrayBuffer, dark, covered, named} with a MessagePort, and from then on
// uses only the port. Each accepts only the message of the other, and only from
// its own origin; the view runs only the program whose SHA-256 its document
// names, and ignores any other:
//
//	page to view   {type:"parts", parts:[{kind,buffer}]}  {type:"room", dark, covered, named}
//	               {type:"pointer", kind, pointer, touch, x, y, shift}  of a press that began before the view was live
//	               {type:"drop"}  the view releases what the pointer drags; its edits that arrive before "dropped" are ignored
//	view to page   {type:"ready"}  {type:"shown"} once for every parts message painted
//	               {type:"edit", query, phase}  phase is "move" while dragging, "commit" at the end, "hover" for the pointer
//	               {type:"dropped"}  once for every "drop"
//	               {type:"escape"}  the key, which takes a drag back to where it began
//	               {type:"failed", message}  no WebGL2, a lost context, or a panic
//
// A figure in another page starts its worker when the reader comes near, and has a
// view only while it is used: the pointer rests on it, presses or taps, or it has the
// focus, or it plays. After a minute without use the view is removed, and the stage shows the
// drawing again.
//
// A view that fails is made anew, each time after a longer wait (web/backoff.js);
// then the page keeps to the drawing and offers to try again.
//
// # The packages
//
//	objective   what is minimised: Objective, Point, Counted, and what it may offer beyond: Batched, Structural, Renewed …; CheckProduct compares products with differences;
//	            objectivetest checks the derivatives of any of them
//	formula     a typed formula parsed and differentiated exactly, for testfunc
//	testfunc    test functions, one a file, and the table All
//	kernel      the batch operations a net is made of: Ops, with the order of sums; in Go and, as WebAssembly and on amd64, in assembly; kerneltest checks both
//	neural      nets as objectives: back-propagation, R-operator, Gauss–Newton; tables of losses and initialisers
//	crew        the evaluations of an objective shared among workers that have only messages in common: a pool, and its helpers
//	recurrent   recurrent nets on sequences as objectives: back-propagation and the R-operator through time, structural damping, fresh
//	            sequences for every step; initialisers; spectrum, gradients by step, traces
//	images      sets of small grey images for nets, of generators and of the reader's own, and what the mean image loses on them;
//	            images/sheet reads PNG in a terminal, as the browser does on the page
//	dataset     labelled points for nets, one generator a file, and the table All; own points from links and CSV
//	sequence    sequences whose answer depends on early inputs, and a small text to be read character by character, one task a
//	            file, and the table All: what counts, what is right,
//	            and the loss of the plateau
//	neuron      threshold units: gates, circuits, binary nets, the perceptron with its proof; tables of each
//	weights     the weights of nets as files in the format safetensors
//	vector      norms, differences and directions of vectors of ℝⁿ
//	cg          conjugate gradients, one iteration at a time
//	spectrum    eigenvalues of a matrix that is not symmetric
//	curvature   eigenvalues, the nature of stationary points, Newton's and Cauchy's step
//	plane       planes through ℝⁿ: project, lift, principal and Newton directions, the model in them
//	method      how it is minimised, one algorithm a file, and what any method is made of; methodtest checks any of them
//	method/hessianfree  Hessian-free optimisation, its parts a file each
//	method/wolfe  methods that go along a direction with a line search under Wolfe's conditions, and the line searches
//	method/all  the table of methods
//	elementary  exponential, logarithm, power and functions of them, with the same bits on every machine
//	alloctest   what a call allocates, for tests
//	words       numbers and counts as people write them
//	term        what a quantity is called, what it means, and its formula
//	catalog     what all tables have in common: rows by key, with labels for people
//	param       a setting declared once: key, range, default, meaning; the query codec
//	wire        parts of a picture and their binary form
//	race        contenders, the plan and the segments of a run, its iterates, stop rules, ends
//	training    what a net is trained on and judged by: data, features, shape and loss with their settings
//	lab         the driver: Session, and the interface Lab behind which every lab is: open, edit, advance, what is new; lab/labtest checks any lab, lab/alltest drives all of them in tests
//	lab/points  points of the plane that a reader edits
//	lab/racing  what labs share whose methods race: settings, runs, planes with contours, curves and readouts
//	lab/trained what labs share that train nets: weights as files, runs that begin from one, and a training that was left
//	lab/landscape  the landscape lab: races on test functions
//	lab/network the network lab: races on the loss of a net, its picture, slices of the loss, changes in mid-run
//	lab/neuron  the neuron lab: exercises with threshold units
//	lab/cg      the CG lab: conjugate gradients and steepest descent by eigen-direction, and a misprinted listing
//	lab/deep    the deep lab: races on the loss of autoencoders of small images
//	lab/sequence the sequence lab: races on the loss of recurrent nets with long dependencies
//	lab/all     the table of labs
//	contour     levels and marching squares: numbers in, polylines out
//	draw        what a drawing is made of: display list, geometry, colours, themes, SVG; drawtest checks drawings
//	plot        what pictures have in common: axes, ticks, scales, keys, marks of cases, wires
//	view        what a view is: it draws a picture, and says what a pointer finds on it; viewtest checks any view
//	view/*      the views, one a package: landscape, network, gate, units, perceptron, cg, images, strip, spectrum, curve, inner, check, steps
//	view/all    the table of views
//	cmd/hf      the same link in a terminal
//	cmd/reach   a table of trainings, run from seeds: how far each comes, and whether that is what is asked of it
//	cmd/figures measures of the source, and whether the driver names a lab
//	wasm/port   bytes and strings between Go and JavaScript
//	wasm/worker string in, parts out
//	wasm/canvas ebiten.Game: pointer in Update, paint in Draw; mesh, paint, pointer and raster are its parts, and builtinshader, debug and graphicscommand take the place of files of Ebitengine
//	web         what the browser reads; web/gen writes the form, what each lab has alone from web/labs, the stories of web/stories, and the posters, web/bundle makes dist/ and keeps earlier releases in it, web/serve serves it
//
// # Words
//
//	lab        a part of the page with its own settings: landscape, network, neuron, cg, deep, sequence
//	exercise   what the neuron lab shows: a gate, a net of units, a perceptron
//	problem    what is minimised: a test function, or the loss of a net
//	contender  a method of a race with its settings
//	race       the contenders that run from one start
//	run        one contender's iterates, with how it ended
//	segment    a part of a run in which method, objective and settings stay the same
//	parent     the run that another leaves at a step
//	iterate    x_k, and what is known there
//	moment     the step that is shown, of every run
//	style      how the runs of a method are drawn in every lab: a hue, and a marker with its dash
//	part       one of the values that a picture is made of: Field, Race, Look, Net …
//	view       code that draws a picture: one a package
//	drawing    a view as SVG
//	spot       a part of a net: a unit, a weight, a bias
//	act        a command, which becomes settings: zoom-in, add-layer
//	control    a setting with its value in force, as the form shows it
//	note       the sentence why a value was refused
//	readout    a text of the page by the key of its place
//	memory     what no link carries: labs that were left, points, images or weights of a file
//	figure     the page in course notes
//
// Imports only go down:
//
//	web/gen → web/stories, wasm/worker, core/cmd → lab/all → lab/* → lab/trained, lab/points → lab/racing → lab, race, plane, training → method, testfunc, recurrent, crew → neural, images, sequence, dataset, neuron, curvature → cg, spectrum, formula, kernel, objective, param, wire, term, vector, words, weights → catalog, elementary
//	wasm/canvas, web/gen, wasm/worker, core/cmd → view/all → view/* → view, plot → draw, wire, term, catalog → contour → elementary
//	wasm/canvas → contour, to find the band of a pixel
//
// Package lab imports no lab: a session is given the table of them. A lab imports no
// other lab. A view never imports lab, method or another view: the canvas binary
// links no optimiser.
// core is plain Go: no syscall/js, no Ebitengine, no goroutines, no clock, no
// package-level state, no global randomness. Of package math it leaves those
// functions alone that differ between machines; package elementary has them.
package core
