// SPDX-License-Identifier: Apache-2.0
// The outputs that a command line names.
#pragma once

#include "command/console.h"
#include "core/result.h"
#include "files/output_file.h"

#include <filesystem>
#include <vector>

namespace atos {

/// `music`: MIDI, or MusicXML under a name that ends so.
enum class OutputKind { midi, music, wav, png, sysex, json };

struct Output {
    std::filesystem::path path; ///< may be empty: not asked for
    OutputKind kind;
};

/// Before the work: badInput (or environment) when one cannot be written (findOutput()), would destroy one of
/// `inputs`, has the name of another or that of another kind of file, or when stdout would have to hold two
/// things. Leaves stdout to the output that is called "-".
[[nodiscard]] Status checkOutputs(Console& console, const std::vector<std::filesystem::path>& inputs,
                                  const std::vector<Output>& outputs);

} // namespace atos
