// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/reference_tone.h"

#include "lab/style/labels.h"
#include "tone/archetypes/recommend_tone.h"

namespace atos {
namespace {

void believe(HeadProfile& head, const std::string& label) {
    if (label.empty()) return;
    head.labels = {{label, 1}};
    head.abstained = false;
}

} // namespace

TonePreset referenceTone(const Archetypes& archetypes, const MeasuredPiece& piece) {
    ToneEvidence evidence = evidenceOf(piece, {});
    believe(evidence.style.head(StyleHead::genre), soundingGenre(piece.labels));
    believe(evidence.style.head(StyleHead::mood), piece.labels.mood);
    return recommendTone(archetypes, evidence).preset;
}

} // namespace atos
