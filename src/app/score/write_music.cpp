// SPDX-License-Identifier: Apache-2.0
#include "app/score/write_music.h"

#include "app/generate/loop.h"
#include "app/score/notate.h"
#include "core/lower_case.h"
#include "music/musicxml.h"
#include "music/smf.h"

namespace atos {

bool isScoreName(const std::filesystem::path& file) {
    return lowerCase(file.extension().string()) == ".musicxml";
}

Result<std::vector<std::string>> writeMusic(const Performance& made, const std::filesystem::path& file) {
    const Performance music = made.loopSeconds > 0 ? onePass(made) : made;
    if (!isScoreName(file)) {
        if (auto written = writeMidi(music, file); !written) return written.error();
        return std::vector<std::string>{};
    }
    const auto notated = notate(music);
    if (!notated) return notated.error();
    if (auto written = writeMusicXml(notated->score, file); !written) return written.error();
    return notated->notes;
}

} // namespace atos
