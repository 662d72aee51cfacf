// SPDX-License-Identifier: Apache-2.0
// Music in the words of the window, ready to be translated. Window thread.
#pragma once

#include "analysis/harmony.h"
#include "core/result.h"
#include "style/style_profile.h"

#include <QString>
#include <QStringList>

namespace atos::words {

[[nodiscard]] QString text(const std::string& utf8);
[[nodiscard]] QString text(std::string_view utf8);
/// The sentence and what to do next.
[[nodiscard]] QString error(const Error& error);
/// Why nothing was written to a place that is not on this computer.
[[nodiscard]] QString savedHereOnly();

[[nodiscard]] QString key(const Key& key); ///< "B♭ major"
/// The same from the name that is kept: "Bb major".
[[nodiscard]] QString keyName(const std::string& name);
/// The name of a file as a title: "chopin-nocturne" -> "Chopin nocturne".
[[nodiscard]] QString fileTitle(QString baseName);
[[nodiscard]] QString chord(const Chord& chord, const Key& key); ///< "A♭7", "Fm/C"; empty for no chord
[[nodiscard]] QString share(double probability);                 ///< "70 %"
[[nodiscard]] QString minutes(double seconds);                   ///< "4:32"
[[nodiscard]] QString pitch(int pitch);                          ///< "C4" for 60

/// What a MIDI system calls "FP-30X:FP-30X MIDI 1 24:0" people call "FP-30X".
[[nodiscard]] QString portName(const QString& port);

[[nodiscard]] QString head(StyleHead head);
/// A label of the model as people say it: "J. S. Bach", "compound duple", "calm, tender" for Q4.
[[nodiscard]] QString label(StyleHead head, const std::string& label);
[[nodiscard]] QString term(const std::string& name);

} // namespace atos::words
