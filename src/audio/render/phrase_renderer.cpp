// SPDX-License-Identifier: Apache-2.0
#include "audio/render/phrase_renderer.h"

#include "audio/measure/spectrum.h"

#include <future>
#include <limits>

namespace atos {
namespace {

TonePreset withoutRoom(TonePreset tone) {
    tone.reverbLevel = -std::numeric_limits<double>::infinity();
    return tone;
}

} // namespace

PhraseRenderer::PhraseRenderer(const RenderFunction& render, const Performance& performance,
                               const Phrase& phrase, RenderOptions options, const Task& task)
    : render_(render), performance_(performance), phrase_(phrase),
      options_(std::move(options)), task_{task.cancel, {}} {
    options_.fromSeconds = phrase.from;
    options_.seconds = phrase.seconds();
    options_.tailSeconds = tailSeconds;
    options_.gainDb = 0;
    options_.limited = false;
}

Result<Samples> PhraseRenderer::operator()(const TonePreset& tone) const {
    RenderOptions options = options_;
    options.tone = tone;
    return render_(performance_, options, task_);
}

Result<PreviewSound> PhraseRenderer::measure(const TonePreset& tone) const {
    auto rendering = std::async(std::launch::async, [&] { return (*this)(withoutRoom(tone)); });
    const auto heard = (*this)(tone);
    const auto dry = rendering.get();
    if (!heard) return heard.error();
    if (!dry) return dry.error();
    return PreviewSound{levelOf(*heard), spectralCentroid(*heard),
                        measureReverberation(*heard, *dry, phrase_.seconds())};
}

} // namespace atos
