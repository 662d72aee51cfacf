// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/categorical_crnn_gan_sampling.h"

#include "compose/gan/plugin/categorical_crnn_gan_generator.h"
#include "compose/gan/plugin/crnn_gan_sampler.h"
#include "compose/gan/plugin/crnn_gan_sampling.h"
#include "compose/gan/plugin/struck_keys.h"
#include "compose/note_grid.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <algorithm>
#include <random>

namespace atos {
namespace {

/// U[0, 1], [1, count].
torch::Tensor uniformRow(std::int64_t count, std::mt19937_64& random) {
    auto row = torch::empty({1, count});
    fillUniform(row, random);
    return row;
}

/// A category by the Gumbel-max rule (C. J. Maddison and others, "A* Sampling", arXiv:1411.0030).
int drawCategory(const torch::Tensor& logits, double temperature, std::mt19937_64& random) {
    const auto gumbel = -(-uniformRow(logits.size(1), random).clamp(1e-10, 1 - 1e-7).log()).log();
    return static_cast<int>((logits / temperature + gumbel).argmax(1).item<std::int64_t>());
}

/// At 0 s.
Note noteOf(int key, const torch::Tensor& numbers) {
    const float pitch = static_cast<float>(key) / (crnnGanKeys - 1);
    const MusicEvent event{0, numbers[0][0].item<float>(), pitch, numbers[0][1].item<float>()};
    return performanceFrom(std::vector{event}).notes.front();
}

class CategoricalCrnnGan : public CrnnGanSampler {
public:
    CategoricalCrnnGan(double temperature, CategoricalCrnnGanGenerator generator, std::string contentHash)
        : temperature_(temperature), generator_(std::move(generator)), contentHash_(std::move(contentHash)) {}

private:
    Result<Performance> tell(const GenerationRequest& request, const Task& task) const override {
        const torch::NoGradGuard noGradients;
        std::mt19937_64 random(request.seed);
        torch::optional<EventMemory> memory;
        torch::Tensor numbers;
        StruckKeys keys;
        int step = -1;
        int key = -1;
        int column = 0;
        Performance music;
        while (static_cast<double>(music.notes.size()) < mostNotes(request)) {
            if (task.cancel.cancelled()) return cancelled();
            const auto remembered = generator_->remember(step, key, numbers, column, memory);
            step = drawCategory(generator_->stepLogits(remembered), temperature_, random);
            column += step;
            const double onset = static_cast<double>(column) / columnsPerSecond;
            if (onset >= request.seconds) break;
            keys.pass(step);
            key = drawCategory(generator_->keyLogits(remembered, step, column, keys.planes()), temperature_,
                               random);
            keys.strike(key);
            numbers = generator_->numbers(remembered, step, key, column, uniformRow(eventValues, random));
            Note note = noteOf(key, numbers);
            note.onset = onset;
            note.duration = std::min(note.duration, request.seconds - onset);
            music.notes.push_back(note);
            task.report(onset / request.seconds, "Telling");
        }
        return signedBy("C-RNN-GAN", contentHash_, request.seed, std::move(music));
    }

    double temperature_;
    mutable CategoricalCrnnGanGenerator generator_; // torch's forward() is not const
    std::string contentHash_;
};

} // namespace

Result<std::unique_ptr<Generator>> categoricalCrnnGan(const CrnnGanModel& model, const WeightFile& file,
                                                      const std::string& what) {
    CategoricalCrnnGanGenerator generator(model.hidden);
    if (auto restored = restoreState(*generator, "", file.tensors, what); !restored) return restored.error();
    generator->eval();
    return std::unique_ptr<Generator>(
        std::make_unique<CategoricalCrnnGan>(model.temperature, std::move(generator), file.contentHash));
}

} // namespace atos
