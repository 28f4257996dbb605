#include "textflag.h"

// Sums of products, several entries of C at a time: every entry is start + t₀ + t₁
// + … in this order, a product and a sum rounded each. See product_wasm.go.
//
// All strides are in bytes. V128Store takes no offset in this assembler, so
// addresses are added up.

// LOAD pushes the two numbers at reg + off.
#define LOAD(reg, off) Get reg; I32WrapI64; V128Load $off

// STORE stores the vector v at reg + off.
#define STORE(reg, off, v) Get reg; I64Const $off; I64Add; I32WrapI64; Get v; V128Store $0

// STEP adds the number of bytes in by to reg.
#define STEP(reg, by) Get reg; Get by; I64Add; Set reg

// SKIP adds a constant number of bytes to reg.
#define SKIP(reg, by) Get reg; I64Const $by; I64Add; Set reg

// AGAIN counts reg down by one and begins the loop again until it is zero.
#define AGAIN(reg) Get reg; I64Const $1; I64Sub; Tee reg; I64Const $0; I64GtS; BrIf $0

// SPREAD puts the number at reg + off into both halves of V10.
#define SPREAD(reg, off) Get reg; I32WrapI64; F64Load $off; F64x2Splat; Set V10

// ADD adds V10·b to sum.
#define ADD(sum, b) Get sum; Get V10; Get b; F64x2Mul; F64x2Add; Set sum

// ROW adds the term of the row whose factor of A is at reg + off.
#define ROW(reg, off, p, q) SPREAD(reg, off); ADD(p, V8); ADD(q, V9)

// TERM adds a term to all four rows, whose factors of A are off beyond their cursors.
#define TERM(off) \
	LOAD(R12, 0); Set V8; LOAD(R12, 16); Set V9; STEP(R12, R7); \
	ROW(R8, off, V0, V1); ROW(R9, off, V2, V3); ROW(R10, off, V4, V5); ROW(R11, off, V6, V7)

// START4 loads the four numbers that a row begins with, and goes on to the next.
#define START4(p, q) LOAD(R8, 0); Set p; LOAD(R8, 16); Set q; STEP(R8, R3)

// END4 stores four numbers of a row and goes on to the next.
#define END4(p, q) STORE(R8, 0, p); STORE(R8, 16, q); STEP(R8, R1)

// CURSORS puts the beginnings of four rows of A into R8 to R11.
#define CURSORS \
	Get R4; Set R8; \
	Get R8; Get R5; I64Add; Set R9; \
	Get R9; Get R5; I64Add; Set R10; \
	Get R10; Get R5; I64Add; Set R11

// CARRY advances all four rows of A by a term.
#define CARRY STEP(R8, R6); STEP(R9, R6); STEP(R10, R6); STEP(R11, R6)

// ARGUMENTS loads what all of the functions are given, but for their counts.
#define ARGUMENTS \
	I64Load c+0(FP); Set R0; \
	I64Load cRow+8(FP); Set R1; \
	I64Load start+16(FP); Set R2; \
	I64Load startRow+24(FP); Set R3; \
	I64Load a+32(FP); Set R4; \
	I64Load aRow+40(FP); Set R5; \
	I64Load aTerm+48(FP); Set R6; \
	I64Load bTerm+64(FP); Set R7; \
	I64Load times+72(FP); Set R15

// B puts the beginning of B into R12 and the number of terms into R13.
#define B I64Load b+56(FP); Set R12; I64Load terms+80(FP); Set R13

// NEXT goes on to the next four rows of A, C and the start.
#define NEXT \
	Get R4; Get R5; I64Const $2; I64Shl; I64Add; Set R4; \
	Get R0; Get R1; I64Const $2; I64Shl; I64Add; Set R0; \
	Get R2; Get R3; I64Const $2; I64Shl; I64Add; Set R2

// func rows4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
// Four rows of A that are 8 bytes from term to term.
TEXT ·rows4x4(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		Get R2
		Set R8
		START4(V0, V1)
		START4(V2, V3)
		START4(V4, V5)
		START4(V6, V7)
		CURSORS
		B
		Get R13
		I64Const $3
		I64And
		Tee R14
		I64Const $0
		I64GtS
		If
			Loop
				TERM(0)
				SKIP(R8, 8)
				SKIP(R9, 8)
				SKIP(R10, 8)
				SKIP(R11, 8)
				AGAIN(R14)
			End
		End
		Get R13
		I64Const $2
		I64ShrU
		Tee R13
		I64Const $0
		I64GtS
		If
			Loop
				TERM(0)
				TERM(8)
				TERM(16)
				TERM(24)
				SKIP(R8, 32)
				SKIP(R9, 32)
				SKIP(R10, 32)
				SKIP(R11, 32)
				AGAIN(R13)
			End
		End
		Get R0
		Set R8
		END4(V0, V1)
		END4(V2, V3)
		END4(V4, V5)
		END4(V6, V7)
		NEXT
		AGAIN(R15)
	End
	RET

// func columns4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
// Four rows of A that lie side by side, 8 bytes from row to row.
TEXT ·columns4x4(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		Get R2
		Set R8
		START4(V0, V1)
		START4(V2, V3)
		START4(V4, V5)
		START4(V6, V7)
		Get R4
		Set R8
		B
		Loop
			LOAD(R12, 0)
			Set V8
			LOAD(R12, 16)
			Set V9
			ROW(R8, 0, V0, V1)
			ROW(R8, 8, V2, V3)
			ROW(R8, 16, V4, V5)
			ROW(R8, 24, V6, V7)
			STEP(R8, R6)
			STEP(R12, R7)
			AGAIN(R13)
		End
		Get R0
		Set R8
		END4(V0, V1)
		END4(V2, V3)
		END4(V4, V5)
		END4(V6, V7)
		NEXT
		AGAIN(R15)
	End
	RET

// func tiles4x2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x2(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		Get R2
		Set R8
		LOAD(R8, 0)
		Set V0
		STEP(R8, R3)
		LOAD(R8, 0)
		Set V1
		STEP(R8, R3)
		LOAD(R8, 0)
		Set V2
		STEP(R8, R3)
		LOAD(R8, 0)
		Set V3
		CURSORS
		B
		Loop
			LOAD(R12, 0)
			Set V8
			SPREAD(R8, 0)
			ADD(V0, V8)
			SPREAD(R9, 0)
			ADD(V1, V8)
			SPREAD(R10, 0)
			ADD(V2, V8)
			SPREAD(R11, 0)
			ADD(V3, V8)
			CARRY
			STEP(R12, R7)
			AGAIN(R13)
		End
		Get R0
		Set R8
		STORE(R8, 0, V0)
		STEP(R8, R1)
		STORE(R8, 0, V1)
		STEP(R8, R1)
		STORE(R8, 0, V2)
		STEP(R8, R1)
		STORE(R8, 0, V3)
		NEXT
		AGAIN(R15)
	End
	RET

// NUMBER pushes the number at reg.
#define NUMBER(reg) Get reg; I32WrapI64; F64Load $0

// SUM adds the product of the number at reg and F20 to sum.
#define SUM(sum, reg) Get sum; NUMBER(reg); Get F20; F64Mul; F64Add; Set sum

// KEEP stores a number.
#define KEEP(reg, f) Get reg; I32WrapI64; Get f; F64Store $0

// func tiles4x1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x1(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		Get R2
		Set R8
		NUMBER(R8)
		Set F16
		STEP(R8, R3)
		NUMBER(R8)
		Set F17
		STEP(R8, R3)
		NUMBER(R8)
		Set F18
		STEP(R8, R3)
		NUMBER(R8)
		Set F19
		CURSORS
		B
		Loop
			NUMBER(R12)
			Set F20
			SUM(F16, R8)
			SUM(F17, R9)
			SUM(F18, R10)
			SUM(F19, R11)
			CARRY
			STEP(R12, R7)
			AGAIN(R13)
		End
		Get R0
		Set R8
		KEEP(R8, F16)
		STEP(R8, R1)
		KEEP(R8, F17)
		STEP(R8, R1)
		KEEP(R8, F18)
		STEP(R8, R1)
		KEEP(R8, F19)
		NEXT
		AGAIN(R15)
	End
	RET

// ONWARD goes on to the next row of A, C and the start.
#define ONWARD STEP(R4, R5); STEP(R0, R1); STEP(R2, R3)

// func row8(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row8(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		LOAD(R2, 0)
		Set V0
		LOAD(R2, 16)
		Set V1
		LOAD(R2, 32)
		Set V2
		LOAD(R2, 48)
		Set V3
		Get R4
		Set R8
		B
		Loop
			SPREAD(R8, 0)
			LOAD(R12, 0)
			Set V8
			ADD(V0, V8)
			LOAD(R12, 16)
			Set V8
			ADD(V1, V8)
			LOAD(R12, 32)
			Set V8
			ADD(V2, V8)
			LOAD(R12, 48)
			Set V8
			ADD(V3, V8)
			STEP(R8, R6)
			STEP(R12, R7)
			AGAIN(R13)
		End
		STORE(R0, 0, V0)
		STORE(R0, 16, V1)
		STORE(R0, 32, V2)
		STORE(R0, 48, V3)
		ONWARD
		AGAIN(R15)
	End
	RET

// func row2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row2(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		LOAD(R2, 0)
		Set V0
		Get R4
		Set R8
		B
		Loop
			SPREAD(R8, 0)
			LOAD(R12, 0)
			Set V8
			ADD(V0, V8)
			STEP(R8, R6)
			STEP(R12, R7)
			AGAIN(R13)
		End
		STORE(R0, 0, V0)
		ONWARD
		AGAIN(R15)
	End
	RET

// func row1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row1(SB), NOSPLIT, $0-88
	ARGUMENTS
	Loop
		NUMBER(R2)
		Set F16
		Get R4
		Set R8
		B
		Loop
			NUMBER(R12)
			Set F20
			SUM(F16, R8)
			STEP(R8, R6)
			STEP(R12, R7)
			AGAIN(R13)
		End
		KEEP(R0, F16)
		ONWARD
		AGAIN(R15)
	End
	RET

// MOVE copies the number at reg to R1 + off.
#define MOVE(reg, off) Get R1; I64Const $off; I64Add; I32WrapI64; NUMBER(reg); F64Store $0

// func pack4(dst *float64, dstTerm int, b *float64, bTerm, bCol, terms int)
// Copies four columns of B side by side: whole rows of it where they lie so.
TEXT ·pack4(SB), NOSPLIT, $0-48
	I64Load dst+0(FP)
	Set R1
	I64Load dstTerm+8(FP)
	Set R7
	I64Load b+16(FP)
	Set R4
	I64Load bTerm+24(FP)
	Set R6
	I64Load bCol+32(FP)
	Set R5
	I64Load terms+40(FP)
	Set R13
	Get R5
	I64Const $8
	I64Eq
	If
		Loop
			LOAD(R4, 0)
			Set V0
			LOAD(R4, 16)
			Set V1
			STORE(R1, 0, V0)
			STORE(R1, 16, V1)
			STEP(R4, R6)
			STEP(R1, R7)
			AGAIN(R13)
		End
		RET
	End
	CURSORS
	Loop
		MOVE(R8, 0)
		MOVE(R9, 8)
		MOVE(R10, 16)
		MOVE(R11, 24)
		CARRY
		STEP(R1, R7)
		AGAIN(R13)
	End
	RET
