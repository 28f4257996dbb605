//go:build !purego

#include "textflag.h"

// Sums of products, several entries of C at a time: every entry is start + t₀ + t₁
// + … in this order, a product and a sum rounded each. See product_assembly.go.
//
// All strides are in bytes. The instructions round as those for single numbers do; those
// that multiply and add at once would not.

// ARGUMENTS loads what all of the functions are given, but for B and the number of terms.
#define ARGUMENTS \
	MOVQ c+0(FP), DI; \
	MOVQ cRow+8(FP), SI; \
	MOVQ start+16(FP), R13; \
	MOVQ startRow+24(FP), R14; \
	MOVQ a+32(FP), R8; \
	MOVQ aRow+40(FP), R9; \
	MOVQ aTerm+48(FP), R11; \
	MOVQ bTerm+64(FP), R12; \
	MOVQ times+72(FP), DX; \
	LEAQ (R9)(R9*2), R10

// TERMS puts the beginnings of A and B into AX and BX, and the number of terms into CX.
#define TERMS MOVQ R8, AX; MOVQ b+56(FP), BX; MOVQ terms+80(FP), CX

// CARRY advances A and B by a term.
#define CARRY ADDQ R11, AX; ADDQ R12, BX

// NEXT goes on to the next four rows of A, C and the start, ONWARD to the next row.
#define NEXT LEAQ (R8)(R9*4), R8; LEAQ (DI)(SI*4), DI; LEAQ (R13)(R14*4), R13
#define ONWARD ADDQ R9, R8; ADDQ SI, DI; ADDQ R14, R13

// ROW8 adds a term to a row of eight entries, for which A has the factor at from.
#define ROW8(from, p, q) \
	VBROADCASTSD from, Y10; \
	VMULPD Y8, Y10, Y11; VADDPD Y11, p, p; \
	VMULPD Y9, Y10, Y12; VADDPD Y12, q, q

// TERM8 adds a term to four rows of eight entries.
#define TERM8 \
	VMOVUPD (BX), Y8; VMOVUPD 32(BX), Y9; \
	ROW8((AX), Y0, Y1); ROW8((AX)(R9*1), Y2, Y3); ROW8((AX)(R9*2), Y4, Y5); ROW8((AX)(R10*1), Y6, Y7); \
	CARRY

// func tiles4x8(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x8(SB), NOSPLIT, $0-88
	ARGUMENTS

tile:
	LEAQ    (R13)(R14*2), AX
	VMOVUPD (R13), Y0
	VMOVUPD 32(R13), Y1
	VMOVUPD (R13)(R14*1), Y2
	VMOVUPD 32(R13)(R14*1), Y3
	VMOVUPD (AX), Y4
	VMOVUPD 32(AX), Y5
	VMOVUPD (AX)(R14*1), Y6
	VMOVUPD 32(AX)(R14*1), Y7
	TERMS
	SUBQ    $2, CX
	JLT     last

two:
	TERM8
	TERM8
	SUBQ    $2, CX
	JGE     two

last:
	ADDQ    $2, CX
	JEQ     store
	TERM8

store:
	LEAQ    (DI)(SI*2), AX
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VMOVUPD Y2, (DI)(SI*1)
	VMOVUPD Y3, 32(DI)(SI*1)
	VMOVUPD Y4, (AX)
	VMOVUPD Y5, 32(AX)
	VMOVUPD Y6, (AX)(SI*1)
	VMOVUPD Y7, 32(AX)(SI*1)
	NEXT
	DECQ    DX
	JNE     tile
	VZEROUPPER
	RET

// ROW adds a term to a row whose entries fill one vector.
#define ROW4(from, p) VBROADCASTSD from, Y10; VMULPD Y8, Y10, Y11; VADDPD Y11, p, p
#define ROW2(from, p) VMOVDDUP from, X10; VMULPD X8, X10, X11; VADDPD X11, p, p
#define ROW1(from, p) VMULSD from, X8, X11; VADDSD X11, p, p

// TILES is four rows at a time of as many entries as a register holds.
#define TILES(MOVE, ROW, B, R, S, T, U) \
tile: \
	LEAQ (R13)(R14*2), AX; \
	MOVE (R13), R; MOVE (R13)(R14*1), S; MOVE (AX), T; MOVE (AX)(R14*1), U; \
	TERMS; \
term: \
	MOVE (BX), B; \
	ROW((AX), R); ROW((AX)(R9*1), S); ROW((AX)(R9*2), T); ROW((AX)(R10*1), U); \
	CARRY; \
	DECQ CX; \
	JNE term; \
	LEAQ (DI)(SI*2), AX; \
	MOVE R, (DI); MOVE S, (DI)(SI*1); MOVE T, (AX); MOVE U, (AX)(SI*1); \
	NEXT; \
	DECQ DX; \
	JNE tile; \
	VZEROUPPER; \
	RET

// func tiles4x4(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x4(SB), NOSPLIT, $0-88
	ARGUMENTS
	TILES(VMOVUPD, ROW4, Y8, Y0, Y1, Y2, Y3)

// func tiles4x2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x2(SB), NOSPLIT, $0-88
	ARGUMENTS
	TILES(VMOVUPD, ROW2, X8, X0, X1, X2, X3)

// func tiles4x1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·tiles4x1(SB), NOSPLIT, $0-88
	ARGUMENTS
	TILES(VMOVSD, ROW1, X8, X0, X1, X2, X3)

// func row8(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row8(SB), NOSPLIT, $0-88
	ARGUMENTS

row:
	VMOVUPD (R13), Y0
	VMOVUPD 32(R13), Y1
	TERMS

term:
	VMOVUPD (BX), Y8
	VMOVUPD 32(BX), Y9
	ROW8((AX), Y0, Y1)
	CARRY
	DECQ    CX
	JNE     term
	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	ONWARD
	DECQ    DX
	JNE     row
	VZEROUPPER
	RET

// ROWS is a row at a time of as many entries as a register holds.
#define ROWS(MOVE, ROW, B, R) \
row: \
	MOVE (R13), R; \
	TERMS; \
term: \
	MOVE (BX), B; \
	ROW((AX), R); \
	CARRY; \
	DECQ CX; \
	JNE term; \
	MOVE R, (DI); \
	ONWARD; \
	DECQ DX; \
	JNE row; \
	RET

// func row2(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row2(SB), NOSPLIT, $0-88
	ARGUMENTS
	ROWS(VMOVUPD, ROW2, X8, X0)

// func row1(c *float64, cRow int, start *float64, startRow int, a *float64, aRow, aTerm int, b *float64, bTerm, times, terms int)
TEXT ·row1(SB), NOSPLIT, $0-88
	ARGUMENTS
	ROWS(VMOVSD, ROW1, X8, X0)

// func pack4(dst *float64, dstTerm int, b *float64, bTerm, bCol, terms int)
// Copies four columns of B side by side: whole rows of it where they lie so, sixteen
// numbers at a time where every column does.
TEXT ·pack4(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ dstTerm+8(FP), SI
	MOVQ b+16(FP), BX
	MOVQ bTerm+24(FP), R12
	MOVQ bCol+32(FP), R9
	MOVQ terms+40(FP), CX
	LEAQ (R9)(R9*2), R10
	CMPQ R9, $8
	JEQ  whole
	CMPQ R12, $8
	JNE  one

turn:
	SUBQ       $4, CX
	JLT        few
	VMOVUPD    (BX), Y0
	VMOVUPD    (BX)(R9*1), Y1
	VMOVUPD    (BX)(R9*2), Y2
	VMOVUPD    (BX)(R10*1), Y3
	VUNPCKLPD  Y1, Y0, Y4
	VUNPCKHPD  Y1, Y0, Y5
	VUNPCKLPD  Y3, Y2, Y6
	VUNPCKHPD  Y3, Y2, Y7
	VPERM2F128 $0x20, Y6, Y4, Y0
	VPERM2F128 $0x20, Y7, Y5, Y1
	VPERM2F128 $0x31, Y6, Y4, Y2
	VPERM2F128 $0x31, Y7, Y5, Y3
	LEAQ       (DI)(SI*2), AX
	VMOVUPD    Y0, (DI)
	VMOVUPD    Y1, (DI)(SI*1)
	VMOVUPD    Y2, (AX)
	VMOVUPD    Y3, (AX)(SI*1)
	ADDQ       $32, BX
	LEAQ       (DI)(SI*4), DI
	JMP        turn

few:
	ADDQ $4, CX
	JEQ  done

one:
	VMOVSD (BX), X0
	VMOVSD (BX)(R9*1), X1
	VMOVSD (BX)(R9*2), X2
	VMOVSD (BX)(R10*1), X3
	VMOVSD X0, (DI)
	VMOVSD X1, 8(DI)
	VMOVSD X2, 16(DI)
	VMOVSD X3, 24(DI)
	ADDQ   R12, BX
	ADDQ   SI, DI
	DECQ   CX
	JNE    one
	JMP    done

whole:
	VMOVUPD (BX), Y0
	VMOVUPD Y0, (DI)
	ADDQ    R12, BX
	ADDQ    SI, DI
	DECQ    CX
	JNE     whole

done:
	VZEROUPPER
	RET
