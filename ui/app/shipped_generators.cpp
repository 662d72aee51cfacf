// SPDX-License-Identifier: Apache-2.0
#include "app/shipped_generators.h"

#include "compose/event_gan.h"
#include "compose/note_generator.h"
#include "compose/roll_gan.h"
#include "files/locations.h"

#include <QCoreApplication>

#include <array>
#include <filesystem>
#include <system_error>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("generators", text);
}

using Load = Result<std::unique_ptr<Generator>> (*)(const std::filesystem::path& weights);

struct Shipped {
    const char* id; ///< of its weights, too
    const char* title;
    const char* sentence;
    Load load;
};

constexpr std::array<Shipped, 3> shipped{{
    {"lstm", QT_TRANSLATE_NOOP("generators", "LSTM"),
     QT_TRANSLATE_NOOP(
         "generators",
         "Reads music note by note and chooses the next one from what it has learned to expect."),
     openLstmGenerator},
    {"crnn-gan", QT_TRANSLATE_NOOP("generators", "C-RNN-GAN"),
     QT_TRANSLATE_NOOP(
         "generators",
         "Tells a stream of notes with their times and strengths from random numbers; a second network "
         "that listened both ways taught it."),
     loadEventGan},
    {"image-gan", QT_TRANSLATE_NOOP("generators", "Image GAN"),
     QT_TRANSLATE_NOOP(
         "generators",
         "Paints the picture of a piano roll from fourteen random numbers; a second network that "
         "looked for forgeries taught it."),
     loadRollGan},
}};

} // namespace

std::vector<GeneratorService> shippedGenerators() {
    std::vector<GeneratorService> services;
    for (const Shipped& generator : shipped) {
        const auto weights = shippedWeights(generator.id);
        std::error_code failure;
        if (!std::filesystem::exists(weights, failure)) continue;
        services.push_back({QString::fromLatin1(generator.id), tr(generator.title), tr(generator.sentence),
                            [load = generator.load, weights] { return load(weights); }});
    }
    return services;
}

} // namespace atos
