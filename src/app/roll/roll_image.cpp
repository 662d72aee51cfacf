// SPDX-License-Identifier: Apache-2.0
#include "app/roll/roll_image.h"

#include "music/classic_picture.h"
#include "music/roll_png.h"
#include "music/smf.h"

namespace atos {
namespace {

Result<Performance> readRoll(const std::filesystem::path& png) {
    const auto roll = readRollPng(png);
    if (!roll) return roll.error();
    return performanceFromRoll(*roll);
}

} // namespace

Result<WrittenRoll> writeRollImage(const std::filesystem::path& midi, const std::filesystem::path& png,
                                   const RollOptions& options) {
    const auto performance = readMidi(midi);
    if (!performance) return performance.error();
    const auto roll = drawRoll(*performance, options);
    if (!roll) return roll.error();
    if (auto written = writeRollPng(*roll, png); !written) return written.error();
    return WrittenRoll{roll->frames(), roll->framesPerUnit, performance->warnings};
}

Result<WrittenRoll> writeClassicRoll(const std::filesystem::path& midi, const std::filesystem::path& png) {
    const auto performance = readMidi(midi);
    if (!performance) return performance.error();
    if (auto written = writeClassicPicture(*performance, png); !written) return written.error();
    return WrittenRoll{classicColumns, classicColumnsPerBeat, performance->warnings};
}

Result<Performance> unrollImage(const std::filesystem::path& png, RollImage kind,
                                const std::filesystem::path& midi) {
    auto performance = kind == RollImage::classic ? readClassicPicture(png) : readRoll(png);
    if (!performance) return performance.error();
    if (auto written = writeMidi(*performance, midi); !written) return written.error();
    return performance;
}

} // namespace atos
