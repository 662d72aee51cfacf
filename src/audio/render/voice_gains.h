// SPDX-License-Identifier: Apache-2.0
// How loud each voice is in a soundfont, so that all are heard equally loud. Private to this module. Any
// thread.
#pragma once

#include "audio/render/synth.h"

#include <span>

namespace atos {

/// The gains of `voices`, 0 of the others: loudness (EBU R 128) of some chords in the middle, played soft to
/// loud without reverberation, against that of the concert grand. Measured once a program for a soundfont and
/// voice: two seconds of sound each, and another Synth::open(), whose errors it has.
[[nodiscard]] Result<VoiceGains> voiceGains(const std::filesystem::path& soundfont,
                                            std::span<const Voice> voices);

/// A synthesizer in which these voices are equally loud.
[[nodiscard]] Result<std::unique_ptr<Synth>> openLevelled(const std::filesystem::path& soundfont,
                                                          int sampleRate, std::span<const Voice> voices);

} // namespace atos
