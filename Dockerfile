# cjm as an image: docker build -t cjm:0.1.0 . && docker run --rm -v "$PWD:/maps" cjm:0.1.0 check .
# The packages that `dpkg-buildpackage` makes, in Debian's slim image; the user has no rights beyond the maps. docs/install.md says more.
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends build-essential devscripts equivs
COPY . /src
WORKDIR /src
RUN mk-build-deps --install --remove --tool "apt-get -y --no-install-recommends" debian/control \
	&& dpkg-buildpackage -us -uc -b

FROM debian:bookworm-slim
COPY --from=build /cjm_*.deb /tmp/
RUN apt-get update \
	&& apt-get install -y --no-install-recommends /tmp/cjm_*.deb $(dpkg-deb -f /tmp/cjm_*.deb Recommends | tr -d ',') \
	&& rm -rf /var/lib/apt/lists/* /tmp/cjm_*.deb \
	&& useradd --create-home --uid 1000 cjm
USER cjm
WORKDIR /maps
ENTRYPOINT ["cjm"]
