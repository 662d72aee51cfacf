// SPDX-License-Identifier: Apache-2.0
#include "lab/style/beginner_pieces.h"

#include "lab/tempo/beginner_patterns.h"
#include "style/label_names.h"

namespace atos {
namespace {

struct Genre {
    const char* genre;
    const char* era;
};

/// As the labelled collection names them; nothing for what belongs to every genre.
Genre genreOf(BeginnerPattern pattern) {
    switch (pattern) {
    case BeginnerPattern::tune:
    case BeginnerPattern::tuneWithChords:
    case BeginnerPattern::trebleAlone:
    case BeginnerPattern::oomPah:
    case BeginnerPattern::waltz:
        return {"folk", ""};
    case BeginnerPattern::poundedChords:
    case BeginnerPattern::ballad:
        return {"pop", ""};
    case BeginnerPattern::shuffle:
    case BeginnerPattern::walking:
        return {"jazz", ""};
    case BeginnerPattern::brokenBass:
        return {"classical", "classical"};
    case BeginnerPattern::ground:
        return {"classical", "baroque"};
    case BeginnerPattern::scale:
    case BeginnerPattern::compound:
    case BeginnerPattern::sixteenths:
    case BeginnerPattern::handToHand:
        break;
    }
    return {"", ""};
}

std::string metreOf(const Performance& music) {
    const auto& metre = music.tempo.metres.front();
    if (metre.numerator == 6) return "compound_duple";
    return metre.numerator == 3 ? "triple" : "quadruple";
}

} // namespace

std::vector<StylePiece> beginnerPieces(const LabelNames& labels, int takesOfAKind) {
    std::vector<StylePiece> pieces;
    for (std::size_t kind = 0; kind < beginnerPatterns; ++kind) {
        const auto pattern = static_cast<BeginnerPattern>(kind);
        FastRandom random(kind + 1);
        for (int i = 0; i < takesOfAKind; ++i) {
            const PatternTake take = beginnerTake(pattern, random);
            StylePiece& piece = pieces.emplace_back();
            piece.music.notes = take.music.notes;
            piece.row.key = "made up/" + std::string(nameOf(pattern)) + ' ' + std::to_string(i + 1);
            piece.row.cluster = piece.row.key;
            piece.row.source = "made up";
            piece.row.kind = "performance";
            piece.row.split = "train";
            piece.row.composer = "a beginner"; // in no list
            piece.row.genre = genreOf(pattern).genre;
            piece.row.era = genreOf(pattern).era;
            piece.row.metre = metreOf(take.music);
            piece.row.bpm = take.bpm;
            piece.row.tempoClass = tempoClassOf(take.bpm);
            piece.truth = truthOf(piece.row, labels, {});
        }
    }
    return pieces;
}

} // namespace atos
