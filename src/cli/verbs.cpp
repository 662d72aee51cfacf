// SPDX-License-Identifier: Apache-2.0
#include "cli/verbs.h"

#ifdef ATOS_LAB
#include "lab/composition/markov.h"
#include "lab/verbs/verbs.h"
#endif

namespace atos {
namespace {

std::unique_ptr<Command> makeGenerateAll() {
#ifdef ATOS_LAB
    return makeGenerate({markovGenerator()});
#else
    return makeGenerate({});
#endif
}

} // namespace

const std::vector<Verb>& verbs() {
    static const std::vector<Verb> all{
        {"calibrate", "Recommend a tone for what was played, and say why", makeCalibrate},
        {"analyze", "Find key, chords, tempo, style and touch", makeAnalyze},
        {"compare", "Lay two to six takes beside each other and say what differs", makeCompare},
        {"touch", "Tell a keyboard by what was played on it: its touch, odd keys, pedal", makeTouch},
        {"devices", "List MIDI ports and the pianos behind them", makeDevices},
        {"identify", "Ask a piano what it is", makeIdentify},
        {"voices", "Say which voices a piano can be given, or learn one from it", makeVoices},
        {"monitor", "Show what a MIDI port says, in words, until Ctrl-C", makeMonitor},
        {"send", "Send a tone to a piano, or take it back", makeSend},
        {"record", "Record a MIDI port into a file until Ctrl-C", makeRecord},
        {"simulate", "Be a digital piano on a MIDI port until Ctrl-C", makeSimulate},
        {"render", "Play a MIDI file into a WAV file", makeRender},
        {"demonstrate", "Find the phrase on which two tones differ most, and say what to hear",
         makeDemonstrate},
        {"roll", "Draw a MIDI file as a piano-roll image", makeRoll},
        {"unroll", "Turn a piano-roll image back into a MIDI file", makeUnroll},
        {"transcribe", "Turn a recording of a piano, or of another instrument, into a MIDI file",
         makeTranscribe},
        {"draw", "Turn a picture into piano music that looks like it", makeDraw},
        {"generate", "Let a network make piano music", makeGenerateAll},
#ifdef ATOS_LAB
        {"dataset", "Turn labelled music into what is trained on", makeDataset},
        {"train", "Make the weights and the catalogue from labelled music", makeTrain},
        {"evaluate", "Measure what the models hear, on labelled music", makeEvaluate},
#endif
        {"self-test", "Check that everything ATOS MIDI needs is there and works", makeSelfTest},
    };
    return all;
}

} // namespace atos
