// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/shipped_trainings.h"

#include "lab/composition/gan_training.h"
#include "lab/composition/train_lstm.h"

#include <sys/resource.h>

namespace atos {
namespace {

constexpr int politeness = 10;

/// On Linux a thread has a priority of its own: playing, the window and everything else come first.
void letOthersGoFirst() {
    setpriority(PRIO_PROCESS, 0, politeness);
}

template<typename Options>
TrainingService service(const char* id, const char* title, Status (*train)(const Options&, const Task&)) {
    return {QString::fromLatin1(id), QString::fromLatin1(title),
            [train](const TrainingOrder& order, const Task& task) {
                letOthersGoFirst();
                Options options;
                options.data = order.music;
                options.weights = order.weights;
                options.minutes = order.minutes;
                return train(options, task);
            }};
}

} // namespace

std::vector<TrainingService> shippedTrainings() {
    return {service("lstm", "LSTM", &trainLstm), service("crnn-gan", "C-RNN-GAN", &trainCrnnGan),
            service("image-gan", "Image GAN", &trainImageGan)};
}

} // namespace atos
