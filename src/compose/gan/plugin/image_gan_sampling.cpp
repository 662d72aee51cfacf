// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/image_gan_sampling.h"

#include "compose/gan/plugin/gan_functions.h"
#include "compose/gan/roll_planes.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

class ImageGan : public Generator {
public:
    ImageGan(ImageGanGenerator generator, std::string contentHash)
        : generator_(std::move(generator)), contentHash_(std::move(contentHash)) {}

    Result<Performance> generate(const GenerationRequest& request, const Task& task) const override {
        if (auto sound = checkRequest(request); !sound) return sound.error();
        if (request.key || !request.prompt.notes.empty() || !request.chordPlan.empty())
            return badInput("The image GAN takes no key, prompt or chords.");
        if (!request.style.empty()
            && std::find(eraStyles.begin(), eraStyles.end(), request.style) == eraStyles.end())
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
        ImageGanLatent latent(random);
        NoteGrid music;
        const int columns = static_cast<int>(std::floor(request.seconds * columnsPerSecond));
        while (music.columns < columns) {
            if (task.cancel.cancelled()) return cancelled();
            task.report(static_cast<double>(music.columns) / columns, "Painting");
            if (music.columns > 0) latent = latent.near(random);
            for (GridNote note : paintRoll(generator_, latent, gridEra(request.style)).notes) {
                note.column += music.columns;
                music.notes.push_back(note);
            }
            music.columns += imageGanColumns;
        }
        return signedBy("Image GAN", contentHash_, request.seed, performanceFrom(excerpt(music, 0, columns)));
    }

    mutable ImageGanGenerator generator_; // torch's forward() is not const
    std::string contentHash_;
};

} // namespace

ImageGanLatent::ImageGanLatent(std::mt19937_64& random) {
    std::normal_distribution<float> normal;
    for (float& value : values_)
        value = normal(random);
}

ImageGanLatent ImageGanLatent::near(std::mt19937_64& random) const {
    constexpr float alike = 0.8F;
    ImageGanLatent next(random);
    for (std::size_t i = 0; i < values_.size(); ++i)
        next.values_[i] = alike * values_[i] + std::sqrt(1 - alike * alike) * next.values_[i];
    return next;
}

NoteGrid paintRoll(ImageGanGenerator& generator, const ImageGanLatent& latent, int era) {
    const torch::NoGradGuard noGradients;
    auto values = torch::empty({1, imageGanLatent});
    std::copy(latent.values().begin(), latent.values().end(), values.data_ptr<float>());
    const auto image = generator->forward(values, torch::full({1}, era, torch::kLong)).contiguous();
    return gridFromPlanes({image.data_ptr<float>(), planeValues(imageGanColumns)}, imageGanColumns);
}

Result<std::unique_ptr<Generator>> networks::loadImageGan(const std::filesystem::path& weights) {
    useNetworkThreads(1);
    try {
        const auto file = readWeights(weights);
        if (!file) return file.error();
        const auto channels = imageGanChannelsFrom(file->metadata, weights.string());
        if (!channels) return channels.error();
        ImageGanGenerator generator(*channels);
        if (auto restored = restoreState(*generator, "", file->tensors, weights.string()); !restored)
            return restored.error();
        generator->eval();
        return std::unique_ptr<Generator>(
            std::make_unique<ImageGan>(std::move(generator), file->contentHash));
    } catch (const std::exception& failure) {
        return internalError(std::string("The image GAN could not be loaded: ") + failure.what());
    }
}

} // namespace atos
