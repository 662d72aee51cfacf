// SPDX-License-Identifier: Apache-2.0
// Other ways from a drawing to music, to be measured against. Any thread, pure functions but for the model's.
#pragma once

#include "compose/draw/draw.h"

namespace atos {

/// Every horizontal run of ink is a note.
[[nodiscard]] NoteGrid targetAsNotes(const cv::Mat& target);

/// Every note moves to the nearest key of the scale, the lower one of two.
[[nodiscard]] NoteGrid snappedToScale(const NoteGrid& grid, const Key& key);

/// The rule of midiDraw (Sherlockk-23/midiDraw, generateWithPic) on our model: one pointer goes from ink to
/// ink by columns; the logits of the step that leads to it and of the four keys around it are multiplied by
/// ten, durations are not guided, a note erases two rows on either side, up to six tries until less than 8 %
/// of the ink is left. Uses of the request the music's seed, temperature, top-p, prompt and style.
[[nodiscard]] Result<NoteGrid> drawByPointer(const cv::Mat& target, const DrawRequest& request,
                                             const NoteModel& model);

} // namespace atos
