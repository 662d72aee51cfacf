// SPDX-License-Identifier: Apache-2.0
#include "compose/plugin/roll_gan_sampling.h"

#include "compose/plugin/gan_functions.h"
#include "compose/roll_planes.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

class ImageGan : public Generator {
public:
    ImageGan(RollPainter painter, std::string fingerprint)
        : painter_(std::move(painter)), fingerprint_(std::move(fingerprint)) {}

    Result<Performance> generate(const GenerationRequest& request, const Task& task) const override {
        if (auto sound = checkRequest(request); !sound) return sound.error();
        if (request.key || !request.prompt.notes.empty() || !request.chordPlan.empty())
            return badInput("The image GAN takes no key, prompt or chords.");
        if (!request.style.empty()
            && std::find(gridEras.begin(), gridEras.end(), request.style) == gridEras.end())
            return badInput("The image GAN does not know the style \"" + request.style + "\".",
                            "It knows any, baroque, classical, romantic, modern and contemporary.");
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            return paint(request, task);
        } catch (const std::exception& failure) {
            return internalError(std::string("The music could not be painted: ") + failure.what());
        }
    }

private:
    Result<Performance> paint(const GenerationRequest& request, const Task& task) const {
        std::mt19937_64 random(request.seed);
        RollLatent latent(random);
        NoteGrid music;
        const int columns = static_cast<int>(std::floor(request.seconds * columnsPerSecond));
        while (music.columns < columns) {
            if (task.cancel.cancelled()) return cancelled();
            task.report(static_cast<double>(music.columns) / columns, "Painting");
            if (music.columns > 0) latent = latent.near(random);
            for (GridNote note : paintRoll(painter_, latent, gridEra(request.style)).notes) {
                note.column += music.columns;
                music.notes.push_back(note);
            }
            music.columns += rollGanColumns;
        }
        return signedBy("Image GAN", fingerprint_, request.seed, performanceFrom(excerpt(music, 0, columns)));
    }

    mutable RollPainter painter_; // torch's forward() is not const
    std::string fingerprint_;
};

} // namespace

RollLatent::RollLatent(std::mt19937_64& random) {
    std::normal_distribution<float> normal;
    for (float& value : values_)
        value = normal(random);
}

RollLatent RollLatent::near(std::mt19937_64& random) const {
    constexpr float alike = 0.8F;
    RollLatent next(random);
    for (std::size_t i = 0; i < values_.size(); ++i)
        next.values_[i] = alike * values_[i] + std::sqrt(1 - alike * alike) * next.values_[i];
    return next;
}

NoteGrid paintRoll(RollPainter& painter, const RollLatent& latent, int era) {
    const torch::NoGradGuard noGradients;
    auto values = torch::empty({1, rollGanLatent});
    std::copy(latent.values().begin(), latent.values().end(), values.data_ptr<float>());
    const auto image = painter->forward(values, torch::full({1}, era, torch::kLong)).contiguous();
    return gridFromPlanes({image.data_ptr<float>(), planeValues(rollGanColumns)}, rollGanColumns);
}

Result<std::unique_ptr<Generator>> networks::loadRollGan(const std::filesystem::path& weights) {
    useNetworkThreads(1);
    try {
        const auto file = readWeights(weights);
        if (!file) return file.error();
        if (auto ours = checkRollGan(file->metadata, weights.string()); !ours) return ours.error();
        RollPainter painter;
        if (auto restored = restoreState(*painter, "", file->tensors, weights.string()); !restored)
            return restored.error();
        painter->eval();
        return std::unique_ptr<Generator>(std::make_unique<ImageGan>(std::move(painter), file->fingerprint));
    } catch (const std::exception& failure) {
        return internalError(std::string("The image GAN could not be loaded: ") + failure.what());
    }
}

} // namespace atos
