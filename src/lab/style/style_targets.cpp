// SPDX-License-Identifier: Apache-2.0
#include "lab/style/style_targets.h"

namespace atos {

std::span<const MetricTarget> styleTargets() {
    static constexpr MetricTarget targets[]{
        {"/known_sources/all/every kind/composer/accuracy", "composer, accuracy", ">= .85",
         "GiantMIDI .739 (10 composers)"},
        {"/known_sources/all/every kind/composer/macro_f1", "composer, macro-F1", ">= .80",
         "MAESTRO .833 (13 composers)"},
        {"/known_sources/all/every kind/genre/macro_f1", "genre, macro-F1", ">= .90",
         "MIDI2vec .672 (SLAC, 10 classes)"},
        {"/foreign_sources/all/every kind/mood/accuracy", "mood of EMOPIA, open weights", ">= .60",
         "MidiBERT .679, RNN .541"},
        {"/known_sources/all/every kind/mood/accuracy", "mood of EMOPIA, research weights", ">= .73",
         "MidiBERT .679, RNN .541"},
        {"/known_sources/all/every kind/tempo/accuracy", "tempo class, accuracy", ">= .85", ""},
        {"/known_sources/all/every kind/rhythm/accuracy", "metre, accuracy", ">= .85", ""},
        {"/known_sources/all/every kind/composer/ece", "composer, calibration error", "<= .05", ""},
    };
    return targets;
}

} // namespace atos
