// SPDX-License-Identifier: Apache-2.0
#include "audio/render/tone_pair.h"

#include <future>

namespace atos {
namespace {

Result<SoundLevel> levelIn(const TonePreset& tone, const Performance& performance, RenderOptions options,
                           const Task& task) {
    options.tone = tone;
    options.gainDb = 0;
    options.limited = false;
    return renderLevel(performance, options, task);
}

} // namespace

Result<TonePair> pairTones(const Performance& performance, const TonePreset& before, const TonePreset& after,
                           const RenderOptions& options, const Task& task) {
    auto measuring = std::async(std::launch::async, [&] {
        return levelIn(before, performance, options, {task.cancel, {}});
    });
    const auto levelAfter = levelIn(after, performance, options, task);
    const auto levelBefore = measuring.get();
    if (!levelBefore) return levelBefore.error();
    if (!levelAfter) return levelAfter.error();
    return TonePair{before, after, *levelBefore, *levelAfter, matchLoudness(*levelBefore, *levelAfter)};
}

} // namespace atos
