//go:build !purego

#include "textflag.h"

// Sums of products in single precision, added to numbers in double precision. See
// single.go. All strides are in bytes.

// ROW adds the term of the row whose factor of A is off beyond R8.
#define ROW(off, p, q) \
	VBROADCASTSS off(R8), Y10; \
	VMULPS Y8, Y10, Y11; VADDPS Y11, p, p; \
	VMULPS Y9, Y10, Y12; VADDPS Y12, q, q

// WIDEN adds eight sums to what is off beyond R9: those of the vector s, of which t is
// the lower half.
#define WIDEN(s, t, off) \
	VCVTPS2PD t, Y10; VADDPD off(R9), Y10, Y10; VMOVUPD Y10, off(R9); \
	VEXTRACTF128 $1, s, X11; \
	VCVTPS2PD X11, Y11; VADDPD (off+32)(R9), Y11, Y11; VMOVUPD Y11, (off+32)(R9)

// WIDENROW does that for a row, and goes on to the next.
#define WIDENROW(p, u, q, v) WIDEN(p, u, 0); WIDEN(q, v, 64); ADDQ SI, R9

// func addSingles(c *float64, cRow int, a, b *float32, groups, terms int)
TEXT ·addSingles(SB), NOSPLIT, $0-48
	MOVQ c+0(FP), R9
	MOVQ cRow+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ groups+32(FP), DX

group:
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	MOVQ   b+24(FP), BX
	MOVQ   terms+40(FP), CX

term:
	VMOVUPS (BX), Y8
	VMOVUPS 32(BX), Y9
	ROW(0, Y0, Y1)
	ROW(4, Y2, Y3)
	ROW(8, Y4, Y5)
	ROW(12, Y6, Y7)
	ADDQ    $16, R8
	ADDQ    $64, BX
	DECQ    CX
	JNE     term
	WIDENROW(Y0, X0, Y1, X1)
	WIDENROW(Y2, X2, Y3, X3)
	WIDENROW(Y4, X4, Y5, X5)
	WIDENROW(Y6, X6, Y7, X7)
	DECQ    DX
	JNE     group
	VZEROUPPER
	RET

// func narrow4(dst *float32, dstTerm int, src *float64, term, col, terms int)
// Whole rows of src at a time where four numbers lie side by side, sixteen numbers where
// those of a column do.
TEXT ·narrow4(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ dstTerm+8(FP), SI
	MOVQ src+16(FP), BX
	MOVQ term+24(FP), R12
	MOVQ col+32(FP), R9
	MOVQ terms+40(FP), CX
	LEAQ (R9)(R9*2), R10
	CMPQ R9, $8
	JEQ  whole
	CMPQ R12, $8
	JNE  one

turn:
	SUBQ        $4, CX
	JLT         few
	VCVTPD2PSY  (BX), X0
	VCVTPD2PSY  (BX)(R9*1), X1
	VCVTPD2PSY  (BX)(R9*2), X2
	VCVTPD2PSY  (BX)(R10*1), X3
	VUNPCKLPS   X1, X0, X4
	VUNPCKHPS   X1, X0, X5
	VUNPCKLPS   X3, X2, X6
	VUNPCKHPS   X3, X2, X7
	VUNPCKLPD   X6, X4, X0
	VUNPCKHPD   X6, X4, X1
	VUNPCKLPD   X7, X5, X2
	VUNPCKHPD   X7, X5, X3
	LEAQ        (DI)(SI*2), AX
	VMOVUPS     X0, (DI)
	VMOVUPS     X1, (DI)(SI*1)
	VMOVUPS     X2, (AX)
	VMOVUPS     X3, (AX)(SI*1)
	ADDQ        $32, BX
	LEAQ        (DI)(SI*4), DI
	JMP         turn

few:
	ADDQ $4, CX
	JEQ  done

one:
	VCVTSD2SS (BX), X15, X0
	VCVTSD2SS (BX)(R9*1), X15, X1
	VCVTSD2SS (BX)(R9*2), X15, X2
	VCVTSD2SS (BX)(R10*1), X15, X3
	VMOVSS    X0, (DI)
	VMOVSS    X1, 4(DI)
	VMOVSS    X2, 8(DI)
	VMOVSS    X3, 12(DI)
	ADDQ      R12, BX
	ADDQ      SI, DI
	DECQ      CX
	JNE       one
	JMP       done

whole:
	VCVTPD2PSY (BX), X0
	VMOVUPS    X0, (DI)
	ADDQ       R12, BX
	ADDQ       SI, DI
	DECQ       CX
	JNE        whole

done:
	VZEROUPPER
	RET
