// SPDX-License-Identifier: Apache-2.0
// A tone in the words of the window. Window thread.
#pragma once

#include "tone/preset/tone_preset.h"

#include <QStringList>

namespace atos::words {

/// What a tone sets, one phrase a part, as a pianist says it: "Mellow grand", "Much mellower", "Concert hall,
/// rings for 2.3 s". What stays as the piano was made is left out.
[[nodiscard]] QStringList tone(const TonePreset& tone);
/// The same with its numbers: "Mellower −0.8", "Reverb −11 dB".
[[nodiscard]] QStringList toneNumbers(const TonePreset& tone);

} // namespace atos::words
