// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/crnn_gan_sampling.h"

#include "compose/gan/plugin/categorical_crnn_gan_sampling.h"
#include "compose/gan/plugin/crnn_gan_sampler.h"
#include "compose/gan/plugin/gan_functions.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

namespace atos {
namespace {

class CrnnGan : public CrnnGanSampler {
public:
    CrnnGan(CrnnGanGenerator generator, std::string contentHash)
        : generator_(std::move(generator)), contentHash_(std::move(contentHash)) {}

private:
    static constexpr int notesAtOnce = 16;

    Result<Performance> tell(const GenerationRequest& request, const Task& task) const override {
        const torch::NoGradGuard noGradients;
        std::mt19937_64 random(request.seed);
        auto last = noEvent(1);
        torch::optional<EventMemory> memory;
        std::vector<MusicEvent> events;
        Performance music;
        double reached = 0;
        while (reached < request.seconds && static_cast<double>(events.size()) < mostNotes(request)) {
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

void fillUniform(torch::Tensor& values, std::mt19937_64& random) {
    std::uniform_real_distribution<float> uniform;
    for (float *value = values.data_ptr<float>(), *end = value + values.numel(); value != end; ++value)
        *value = uniform(random);
}

torch::Tensor eventNoise(std::int64_t sequences, std::int64_t steps, std::mt19937_64& random) {
    auto noise = torch::empty({sequences, steps, eventValues});
    fillUniform(noise, random);
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
        const auto model = crnnGanModelFrom(file->metadata, weights.string());
        if (!model) return model.error();
        if (model->categorical) return categoricalCrnnGan(*model, *file, weights.string());
        CrnnGanGenerator generator(model->hidden);
        if (auto restored = restoreState(*generator, "", file->tensors, weights.string()); !restored)
            return restored.error();
        generator->eval();
        return std::unique_ptr<Generator>(std::make_unique<CrnnGan>(std::move(generator), file->contentHash));
    } catch (const std::exception& failure) {
        return internalError(std::string("The C-RNN-GAN could not be loaded: ") + failure.what());
    }
}

} // namespace atos
