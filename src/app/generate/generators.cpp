// SPDX-License-Identifier: Apache-2.0
#include "app/generate/generators.h"

#include "app/generate/loop.h"
#include "app/generate/moved_music.h"
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "compose/lstm/note_generator.h"
#include "files/locations.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace atos {
namespace {

Result<std::unique_ptr<Generator>> openLstm(const std::filesystem::path& weights, const Task&) {
    return openLstmGenerator(weights);
}
Result<std::unique_ptr<Generator>> openCrnnGan(const std::filesystem::path& weights, const Task&) {
    return loadCrnnGan(weights);
}
Result<std::unique_ptr<Generator>> openImageGan(const std::filesystem::path& weights, const Task&) {
    return loadImageGan(weights);
}

} // namespace

std::span<const GeneratorChoice> shippedGenerators() {
    static constexpr std::array generators{
        GeneratorChoice{
            "lstm", "The network that goes on with music, note by note", "lstm", openLstm, {true, true}},
        GeneratorChoice{"crnn-gan", "The network that tells note after note (C-RNN-GAN)", "crnn-gan",
                        openCrnnGan},
        GeneratorChoice{"image-gan", "The network that paints piano rolls", "image-gan", openImageGan}};
    return generators;
}

std::filesystem::path shippedWeightsOf(const GeneratorChoice& generator) {
    if (generator.shippedModel == nullptr) return {};
    return shippedWeights(generator.shippedModel);
}

bool installed(const GeneratorChoice& generator) {
    std::error_code failure;
    return std::filesystem::exists(shippedWeightsOf(generator), failure);
}

Result<Performance> generateMusic(const GeneratorChoice& generator, const std::filesystem::path& source,
                                  const MusicWish& wish, const Task& task) {
    const auto opened = generator.open(source.empty() ? shippedWeightsOf(generator) : source, task);
    if (!opened) return opened.error();
    return makeMusic(**opened, generator.abilities, wish, task);
}

Result<Performance> makeMusic(const Generator& generator, const GeneratorAbilities& abilities,
                              const MusicWish& wish, const Task& task) {
    GenerationRequest request = wish.request;
    if (wish.loop) request.seconds = std::min(longestGeneration, secondsForLoop(request.seconds));
    if (!abilities.key) request.key.reset();
    auto music = generator.generate(request, task);
    if (!music) return music;
    if (wish.request.key && !abilities.key) *music = inScaleOf(*wish.request.key, std::move(*music));
    if (wish.loop) *music = loopOf(*music, wish.request.seconds);
    return music;
}

} // namespace atos
