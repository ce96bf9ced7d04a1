/* scene_sample.h — scenes built by hand, for the tests of painters. */
#ifndef TESTS_SCENE_SAMPLE_H
#define TESTS_SCENE_SAMPLE_H

#include "cjm/scene.h"

/* A journey with everything a scene can hold: a picture, a curve, gradients, dashes, links, ten scripts at three anchors. */
struct scene *sample_scene(void);

/* A journey of so many steps, each of ten shapes, to measure with. */
struct scene *sample_long(int steps);

#endif
