// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/crnn_gan_sampling.h"

#include "compose/gan/crnn_gan.h"
#include "compose/gan/plugin/gan_functions.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

namespace atos {
namespace {

class CrnnGan : public Generator {
public:
    CrnnGan(CrnnGanGenerator generator, std::string contentHash)
        : generator_(std::move(generator)), contentHash_(std::move(contentHash)) {}

    Result<Performance> generate(const GenerationRequest& request, const Task& task) const override {
        if (auto sound = checkRequest(request); !sound) return sound.error();
        if (request.key || !request.style.empty() || !request.prompt.notes.empty()
            || !request.chordPlan.empty())
            return badInput("C-RNN-GAN takes no key, style, prompt or chords.");
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            return tell(request, task);
        } catch (const std::exception& failure) {
            return internalError(std::string("The music could not be told: ") + failure.what());
        }
    }

private:
    /// A generator that has lost its way might not move on in time: it stops after so many notes a second.
    static constexpr double mostNotesPerSecond = 100;
    static constexpr int notesAtOnce = 16;

    Result<Performance> tell(const GenerationRequest& request, const Task& task) const {
        const torch::NoGradGuard noGradients;
        std::mt19937_64 random(request.seed);
        auto last = noEvent(1);
        torch::optional<EventMemory> memory;
        std::vector<MusicEvent> events;
        Performance music;
        double reached = 0;
        while (reached < request.seconds
               && static_cast<double>(events.size()) < mostNotesPerSecond * request.seconds) {
            if (task.cancel.cancelled()) return cancelled();
            task.report(reached / request.seconds, "Telling");
            const auto told = eventsIn(generator_->tell(eventNoise(1, notesAtOnce, random), last, memory), 0);
            events.insert(events.end(), told.begin(), told.end());
            music = performanceFrom(events);
            reached = music.notes.back().onset;
        }
        std::erase_if(music.notes, [&](const Note& note) { return note.onset >= request.seconds; });
        for (Note& note : music.notes)
            note.duration = std::min(note.duration, request.seconds - note.onset);
        return signedBy("C-RNN-GAN", contentHash_, request.seed, std::move(music));
    }

    mutable CrnnGanGenerator generator_; // torch's forward() is not const
    std::string contentHash_;
};

} // namespace

torch::Tensor eventNoise(std::int64_t sequences, std::int64_t steps, std::mt19937_64& random) {
    auto noise = torch::empty({sequences, steps, eventValues});
    std::uniform_real_distribution<float> uniform;
    for (float *value = noise.data_ptr<float>(), *end = value + noise.numel(); value != end; ++value)
        *value = uniform(random);
    return noise;
}

std::vector<MusicEvent> eventsIn(const torch::Tensor& told, std::int64_t sequence) {
    const auto values = told[sequence].contiguous();
    const float* from = values.data_ptr<float>();
    std::vector<MusicEvent> events(static_cast<std::size_t>(values.size(0)));
    for (MusicEvent& event : events) {
        std::copy(from, from + event.size(), event.begin());
        from += event.size();
    }
    return events;
}

Result<std::unique_ptr<Generator>> networks::loadCrnnGan(const std::filesystem::path& weights) {
    useNetworkThreads(1);
    try {
        const auto file = readWeights(weights);
        if (!file) return file.error();
        if (auto ours = checkCrnnGan(file->metadata, weights.string()); !ours) return ours.error();
        CrnnGanGenerator generator;
        if (auto restored = restoreState(*generator, "", file->tensors, weights.string()); !restored)
            return restored.error();
        generator->eval();
        return std::unique_ptr<Generator>(std::make_unique<CrnnGan>(std::move(generator), file->contentHash));
    } catch (const std::exception& failure) {
        return internalError(std::string("The C-RNN-GAN could not be loaded: ") + failure.what());
    }
}

} // namespace atos
