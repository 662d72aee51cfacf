// SPDX-License-Identifier: Apache-2.0
#include "app/roll/roll_image.h"

#include "core/counted.h"
#include "files/names.h"
#include "music/classic_picture.h"
#include "music/roll_png.h"
#include "music/smf.h"

#include <fmt/format.h>
#include <opencv2/core.hpp>

#include <algorithm>
#include <utility>

namespace atos {
namespace {

Result<Performance> readRoll(const std::filesystem::path& png, double rate) {
    auto image = readRollPng(png);
    if (!image) return image.error();
    if (rate > 0) image->roll.framesPerUnit = rate;
    auto performance = performanceFromRoll(image->roll);
    if (performance && !image->rateStated && rate <= 0) {
        performance->warnings.push_back(
            fmt::format("The image does not state its frame rate; {:g} frames a second assumed.",
                        image->roll.framesPerUnit));
    }
    return performance;
}

/// What the image does not give back.
std::vector<std::string> lossesOf(const Performance& music, const PianoRoll& roll) {
    std::vector<std::string> losses;
    const auto outside =
        static_cast<std::size_t>(std::count_if(music.notes.begin(), music.notes.end(), [](const Note& note) {
            return note.pitch < rollLowestPitch || note.pitch >= rollLowestPitch + rollRows;
        }));
    if (outside > 0) losses.push_back(counted(outside, "note") + " outside the 88 keys left out.");
    const std::size_t drawn = music.notes.size() - outside;
    const auto kept = static_cast<std::size_t>(cv::countNonZero(roll.onsetVelocity()));
    if (kept < drawn) {
        losses.push_back(
            counted(drawn - kept,
                    "note begins within a frame of another on its key and became one with it; a higher rate "
                    "keeps it.",
                    "notes begin within a frame of another on their key and became one with it; a higher "
                    "rate keeps them."));
    }
    if (std::any_of(music.pedals.begin(), music.pedals.end(),
                    [](const Pedal& pedal) { return pedal.kind != PedalKind::damper; }))
        losses.emplace_back("The soft and sostenuto pedals are not in the image.");
    return losses;
}

/// An empty image would not say why it is empty.
Status requireNotes(const Performance& music, const std::filesystem::path& midi) {
    if (!music.notes.empty()) return {};
    return badInput(inputName(midi) + " holds no notes to draw.",
                    music.warnings.empty() ? std::string() : music.warnings.front());
}

} // namespace

Result<WrittenRoll> writeRollImage(const std::filesystem::path& midi, const std::filesystem::path& png,
                                   const RollOptions& options, std::size_t pattern) {
    const auto performance = readMidi(midi, pattern);
    if (!performance) return performance.error();
    if (auto drawable = requireNotes(*performance, midi); !drawable) return drawable.error();
    const auto roll = drawRoll(*performance, options);
    if (!roll) return roll.error();
    if (auto written = writeRollPng(*roll, png); !written) return written.error();
    WrittenRoll result{roll->frames(), roll->framesPerUnit, performance->warnings};
    for (std::string& loss : lossesOf(*performance, *roll))
        result.warnings.push_back(std::move(loss));
    return result;
}

Result<WrittenRoll> writeClassicRoll(const std::filesystem::path& midi, const std::filesystem::path& png,
                                     std::size_t pattern) {
    const auto performance = readMidi(midi, pattern);
    if (!performance) return performance.error();
    if (auto drawable = requireNotes(*performance, midi); !drawable) return drawable.error();
    if (auto written = writeClassicPicture(*performance, png); !written) return written.error();
    return WrittenRoll{classicColumns, classicColumnsPerBeat, performance->warnings};
}

Result<Performance> unrollImage(const std::filesystem::path& png, RollImage kind,
                                const std::filesystem::path& midi, double rate) {
    auto performance = kind == RollImage::classic ? readClassicPicture(png) : readRoll(png, rate);
    if (!performance) return performance.error();
    if (auto written = writeMidi(*performance, midi); !written) return written.error();
    return performance;
}

} // namespace atos
