# cjm.bash — made from the tables that the program reads, by make reference: don't edit.
_cjm()
{
	local command=${COMP_WORDS[1]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words= files= list= before= word IFS
	COMPREPLY=()
	[[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
	[[ $cur == = ]] && cur=
	if ((COMP_CWORD == 1)); then command=; fi
	case $command:$prev in
	:*) words="new build check atlas explain fmt diff log merge rename import update preview lsp help --help --version" ;;
	new:--journey) return ;;
	new:-o | new:--output) files=any ;;
	new:--lang) words="en fr" ;;
	new:--root) return ;;
	new:--messages) words="en fr" ;;
	new:--color) words="auto always never" ;;
	build:-o | build:--output) files=any ;;
	build:-f | build:--format) words="svg png pdf pptx html md dot csv xlsx json jsonl" ;;
	build:--view) words="swimlane flow matrix priorities personas summary" ;;
	build:--embed) words="svg png" ;;
	build:--journey) return ;;
	build:--theme) words="light dark print contrast" ;;
	build:--scale) return ;;
	build:--paper) words="fit a0 a1 a2 a3 a4 a5 letter tabloid 16:9 4:3" ;;
	build:--pages) return ;;
	build:--rows) return ;;
	build:--csv-for) words="excel jira linear github azure" ;;
	build:--lang) words="en fr de es ar ja" ;;
	build:--stage) return ;;
	build:--persona) return ;;
	build:--lanes) words="steps touchpoints evidence images feelings thoughts quotes pains gains opportunities metrics keywords promises policies wishes insights practices notes resources actions questions events front back support" list=yes ;;
	build:--without) words="steps touchpoints evidence images feelings thoughts quotes pains gains opportunities metrics keywords promises policies wishes insights practices notes resources actions questions events front back support" list=yes ;;
	build:--tag) return ;;
	build:--without-tag) return ;;
	build:--show) return ;;
	build:--deps) files=any ;;
	build:-j | build:--jobs) return ;;
	build:--today) return ;;
	build:--root) return ;;
	build:--stdin-filename) files=any ;;
	build:--messages) words="en fr" ;;
	build:--color) words="auto always never" ;;
	check:--tag) return ;;
	check:--without-tag) return ;;
	check:-j | check:--jobs) return ;;
	check:-f | check:--format) words="text short json sarif github gitlab junit" ;;
	check:--fail-on) words="info warning error" ;;
	check:--min-severity) words="info warning error" ;;
	check:--baseline) files=any ;;
	check:--write-baseline) files=any ;;
	check:--prune-baseline) files=any ;;
	check:--new-since) return ;;
	check:--only) words="no-problem goal-not-measurable no-state no-owner review-overdue never-reviewed question-unanswered no-persona future-without-current not-tested not-validated stage-without-step phase-without-stage stage-without-touchpoint stage-without-feeling stage-without-goal stages-too-few stages-too-many no-before no-after project-file unknown-name duplicate-name ambiguous-text other-kind near-twin unreachable-step dead-end shares-over-100 internal-activity company-goal stages-as-departments persona-unused persona-thin persona-stage-hole preferred-channel-nowhere touchpoint-unused touchpoint-wanted-unused touchpoint-unwanted-used touchpoint-without-channel touchpoint-without-owner handoff-unnamed critical-without-support channel-family-missing channel-differs mail-or-email one-touchpoint feeling-out-of-scale feeling-without-place flat-curve low-without-cause low-without-opportunity drop-without-cause wait-without-feeling exit-feels-good ending-against-goal no-pain ends-low peak-is-negative no-moment-of-truth moment-without-metric moment-without-source blueprint-without-front blueprint-without-back blueprint-without-support visible-step-without-front back-supports-nothing claim-without-source one-kind-of-source no-frontline-source quote-without-source prediction-as-fact metric-out-of-range metric-scale-differs metric-without-n metric-few-answers metric-without-date metric-stale experience-without-operations feeling-contradicts-metric kpi-without-step pain-without-opportunity promise-without-action wish-unanswered answers-nothing opportunity-without-action action-without-owner action-without-date action-overdue decision-overdue done-not-remeasured insight-without-action resource-needed-unowned opportunity-unscored stage-without-keyword intent-misplaced keyword-out-of-reach extreme-without-detail rollup-disagrees detail-missing detail-cycle level-skipped journey-orphan journey-missing require-broken rule-expired rule-unknown rule-not-allowed data-unreadable data-unknown-column data-no-row data-several-rows data-not-a-number data-bad-row hidden-direction unreadable-text unknown-word retired-word term-as-name two-readings reserved-word newer-edition missing-value wrong-value misplaced said-twice open-text empty-text bad-escape indentation strange-character conflict-marker syntax include unreadable-file no-journey unknown-theme nothing-to-show unknown-tag internal-error too-large small-text no-picture unsafe-link no-labels fonts measured-here measured-roughly no-library import-nothing import-encoding import-line import-section import-score import-scale import-people import-twice import-swapped import-table import-row import-step import-person import-feeling import-language import-lane import-left-out import-json import-kind import-sheet import-cell import-broken update-nothing update-row update-value update-left-out" list=yes ;;
	check:--skip) words="no-problem goal-not-measurable no-state no-owner review-overdue never-reviewed question-unanswered no-persona future-without-current not-tested not-validated stage-without-step phase-without-stage stage-without-touchpoint stage-without-feeling stage-without-goal stages-too-few stages-too-many no-before no-after project-file unknown-name duplicate-name ambiguous-text other-kind near-twin unreachable-step dead-end shares-over-100 internal-activity company-goal stages-as-departments persona-unused persona-thin persona-stage-hole preferred-channel-nowhere touchpoint-unused touchpoint-wanted-unused touchpoint-unwanted-used touchpoint-without-channel touchpoint-without-owner handoff-unnamed critical-without-support channel-family-missing channel-differs mail-or-email one-touchpoint feeling-out-of-scale feeling-without-place flat-curve low-without-cause low-without-opportunity drop-without-cause wait-without-feeling exit-feels-good ending-against-goal no-pain ends-low peak-is-negative no-moment-of-truth moment-without-metric moment-without-source blueprint-without-front blueprint-without-back blueprint-without-support visible-step-without-front back-supports-nothing claim-without-source one-kind-of-source no-frontline-source quote-without-source prediction-as-fact metric-out-of-range metric-scale-differs metric-without-n metric-few-answers metric-without-date metric-stale experience-without-operations feeling-contradicts-metric kpi-without-step pain-without-opportunity promise-without-action wish-unanswered answers-nothing opportunity-without-action action-without-owner action-without-date action-overdue decision-overdue done-not-remeasured insight-without-action resource-needed-unowned opportunity-unscored stage-without-keyword intent-misplaced keyword-out-of-reach extreme-without-detail rollup-disagrees detail-missing detail-cycle level-skipped journey-orphan journey-missing require-broken rule-expired rule-unknown rule-not-allowed data-unreadable data-unknown-column data-no-row data-several-rows data-not-a-number data-bad-row hidden-direction unreadable-text unknown-word retired-word term-as-name two-readings reserved-word newer-edition missing-value wrong-value misplaced said-twice open-text empty-text bad-escape indentation strange-character conflict-marker syntax include unreadable-file no-journey unknown-theme nothing-to-show unknown-tag internal-error too-large small-text no-picture unsafe-link no-labels fonts measured-here measured-roughly no-library import-nothing import-encoding import-line import-section import-score import-scale import-people import-twice import-swapped import-table import-row import-step import-person import-feeling import-language import-lane import-left-out import-json import-kind import-sheet import-cell import-broken update-nothing update-row update-value update-left-out" list=yes ;;
	check:--today) return ;;
	check:--root) return ;;
	check:--stdin-filename) files=any ;;
	check:--messages) words="en fr" ;;
	check:--color) words="auto always never" ;;
	atlas:--theme) words="light dark print contrast" ;;
	atlas:--scale) return ;;
	atlas:--paper) words="fit a0 a1 a2 a3 a4 a5 letter tabloid 16:9 4:3" ;;
	atlas:--today) return ;;
	atlas:--by) words="file title owner review feeling coverage maturity actions" ;;
	atlas:--owner) return ;;
	atlas:--kind) words="journey day blueprint experience" ;;
	atlas:--since) return ;;
	atlas:--lang) words="en fr de es ar ja" ;;
	atlas:-f | atlas:--format) words="text md csv json xlsx svg png pdf pptx html" ;;
	atlas:-o | atlas:--output) files=any ;;
	atlas:--messages) words="en fr" ;;
	atlas:--color) words="auto always never" ;;
	explain:-f | explain:--format) words="text markdown man" ;;
	explain:--messages) words="en fr" ;;
	explain:--color) words="auto always never" ;;
	fmt:--root) return ;;
	fmt:--stdin-filename) files=any ;;
	fmt:--messages) words="en fr" ;;
	fmt:--color) words="auto always never" ;;
	diff:--journey) return ;;
	diff:--theme) words="light dark print contrast" ;;
	diff:--scale) return ;;
	diff:--paper) words="fit a0 a1 a2 a3 a4 a5 letter tabloid 16:9 4:3" ;;
	diff:--lang) words="en fr de es ar ja" ;;
	diff:-f | diff:--format) words="text md json svg html png pdf" ;;
	diff:-o | diff:--output) files=any ;;
	diff:--root) return ;;
	diff:--messages) words="en fr" ;;
	diff:--color) words="auto always never" ;;
	log:--journey) return ;;
	log:--lang) words="en fr de es ar ja" ;;
	log:-f | log:--format) words="text md json" ;;
	log:-n | log:--number) return ;;
	log:--messages) words="en fr" ;;
	log:--color) words="auto always never" ;;
	merge:-o | merge:--output) files=any ;;
	merge:--messages) words="en fr" ;;
	merge:--color) words="auto always never" ;;
	rename:--messages) words="en fr" ;;
	rename:--color) words="auto always never" ;;
	import:--sheet) return ;;
	import:--lane) return ;;
	import:-o | import:--output) files=any ;;
	import:--journey) return ;;
	import:--messages) words="en fr" ;;
	import:--color) words="auto always never" ;;
	update:--root) return ;;
	update:--messages) words="en fr" ;;
	update:--color) words="auto always never" ;;
	preview:--theme) words="light dark print contrast" ;;
	preview:--lang) words="en fr de es ar ja" ;;
	preview:--stage) return ;;
	preview:--persona) return ;;
	preview:--lanes) words="steps touchpoints evidence images feelings thoughts quotes pains gains opportunities metrics keywords promises policies wishes insights practices notes resources actions questions events front back support" list=yes ;;
	preview:--without) words="steps touchpoints evidence images feelings thoughts quotes pains gains opportunities metrics keywords promises policies wishes insights practices notes resources actions questions events front back support" list=yes ;;
	preview:--tag) return ;;
	preview:--without-tag) return ;;
	preview:--show) return ;;
	preview:--port) return ;;
	preview:--root) return ;;
	preview:--messages) words="en fr" ;;
	preview:--color) words="auto always never" ;;
	lsp:--messages) words="en fr" ;;
	lsp:--color) words="auto always never" ;;
	help:-f | help:--format) words="text json" ;;
	help:--messages) words="en fr" ;;
	help:--color) words="auto always never" ;;
	*) case $command:$cur in
	new:-*) words="--journey --output --lang --root --messages --color --help" ;;
	build:-*) words="--output --format --view --embed --embed-fonts --report --journey --theme --scale --paper --landscape --portrait --pages --rows --lines --csv-for --lang --client --stage --persona --lanes --without --tag --without-tag --show --check --deps --MD --jobs --watch --today --root --stdin-filename --messages --color --help" ;;
	check:-*) words="--tag --without-tag --jobs --format --fail-on --min-severity --statistics --baseline --write-baseline --prune-baseline --new-since --fix --only --skip --today --coverage --root --stdin-filename --messages --color --help" ;;
	atlas:-*) words="--theme --scale --paper --landscape --portrait --client --today --by --owner --kind --since --lang --format --output --messages --color --help" ;;
	explain:-*) words="--format --messages --color --help" ;;
	fmt:-*) words="--check --diff --name --root --stdin-filename --messages --color --help" ;;
	diff:-*) words="--journey --theme --scale --paper --landscape --portrait --lang --client --format --output --future --exit-code --git --textconv --root --messages --color --help" ;;
	log:-*) words="--journey --lang --format --number --messages --color --help" ;;
	merge:-*) words="--output --messages --color --help" ;;
	rename:-*) words="--write --messages --color --help" ;;
	import:-*) words="--sheet --lane --output --journey --messages --color --help" ;;
	update:-*) words="--write --root --messages --color --help" ;;
	preview:-*) words="--theme --lang --client --stage --persona --lanes --without --tag --without-tag --show --port --root --messages --color --help" ;;
	lsp:-*) words="--stdio --messages --color --help" ;;
	help:-*) words="--all --format --messages --color --help" ;;
	new:*) words="stages current future blueprint experience day support onboarding candidate public-service workshop interview" files=any ;;
	build:*) files=maps ;;
	check:*) files=maps ;;
	atlas:*) files=maps ;;
	explain:*) words="no-problem goal-not-measurable no-state no-owner review-overdue never-reviewed question-unanswered no-persona future-without-current not-tested not-validated stage-without-step phase-without-stage stage-without-touchpoint stage-without-feeling stage-without-goal stages-too-few stages-too-many no-before no-after project-file unknown-name duplicate-name ambiguous-text other-kind near-twin unreachable-step dead-end shares-over-100 internal-activity company-goal stages-as-departments persona-unused persona-thin persona-stage-hole preferred-channel-nowhere touchpoint-unused touchpoint-wanted-unused touchpoint-unwanted-used touchpoint-without-channel touchpoint-without-owner handoff-unnamed critical-without-support channel-family-missing channel-differs mail-or-email one-touchpoint feeling-out-of-scale feeling-without-place flat-curve low-without-cause low-without-opportunity drop-without-cause wait-without-feeling exit-feels-good ending-against-goal no-pain ends-low peak-is-negative no-moment-of-truth moment-without-metric moment-without-source blueprint-without-front blueprint-without-back blueprint-without-support visible-step-without-front back-supports-nothing claim-without-source one-kind-of-source no-frontline-source quote-without-source prediction-as-fact metric-out-of-range metric-scale-differs metric-without-n metric-few-answers metric-without-date metric-stale experience-without-operations feeling-contradicts-metric kpi-without-step pain-without-opportunity promise-without-action wish-unanswered answers-nothing opportunity-without-action action-without-owner action-without-date action-overdue decision-overdue done-not-remeasured insight-without-action resource-needed-unowned opportunity-unscored stage-without-keyword intent-misplaced keyword-out-of-reach extreme-without-detail rollup-disagrees detail-missing detail-cycle level-skipped journey-orphan journey-missing require-broken rule-expired rule-unknown rule-not-allowed data-unreadable data-unknown-column data-no-row data-several-rows data-not-a-number data-bad-row hidden-direction unreadable-text unknown-word retired-word term-as-name two-readings reserved-word newer-edition missing-value wrong-value misplaced said-twice open-text empty-text bad-escape indentation strange-character conflict-marker syntax include unreadable-file no-journey unknown-theme nothing-to-show unknown-tag internal-error too-large small-text no-picture unsafe-link no-labels fonts measured-here measured-roughly no-library import-nothing import-encoding import-line import-section import-score import-scale import-people import-twice import-swapped import-table import-row import-step import-person import-feeling import-language import-lane import-left-out import-json import-kind import-sheet import-cell import-broken update-nothing update-row update-value update-left-out" ;;
	fmt:*) files=maps ;;
	diff:*) files=maps ;;
	log:*) files=maps ;;
	merge:*) files=maps ;;
	rename:*) words="words new build check atlas explain fmt diff log merge rename import update preview lsp help cjm include language scale rule project theme source team segment persona channel touchpoint metric journey show fail-on kind influence interest share status personas about role age location goal need expects frustration behavior motivation prefers mode color icon via owner wanted critical proactive importance priority unit range better value target due base font logo paper header footer until state follows version scenario scope stakeholders why from to question answer reviewed review every workshop tested validated insight wish practice event lane lanes without-lanes stages tag without-tag audience phase stage drop detail step at by feel and or if intensity moment-of-truth wait takes think quote pain severity frequency gain opportunity for impact effort reach confidence satisfaction resource have action cost effect result link answers decision promise delivered evidence front back support policy keyword intent topic volume position rival note image focus caption next exit off-brand no n date data column n-column date-column where assumed predicted internal because x-name require of" ;;
	import:*) words="mermaid markdown csv xlsx json" files=any ;;
	update:*) files=maps ;;
	preview:*) files=maps ;;
	lsp:*) words="words new build check atlas explain fmt diff log merge rename import update preview lsp help cjm include language scale rule project theme source team segment persona channel touchpoint metric journey show fail-on kind influence interest share status personas about role age location goal need expects frustration behavior motivation prefers mode color icon via owner wanted critical proactive importance priority unit range better value target due base font logo paper header footer until state follows version scenario scope stakeholders why from to question answer reviewed review every workshop tested validated insight wish practice event lane lanes without-lanes stages tag without-tag audience phase stage drop detail step at by feel and or if intensity moment-of-truth wait takes think quote pain severity frequency gain opportunity for impact effort reach confidence satisfaction resource have action cost effect result link answers decision promise delivered evidence front back support policy keyword intent topic volume position rival note image focus caption next exit off-brand no n date data column n-column date-column where assumed predicted internal because x-name require of" ;;
	help:*) words="words new build check atlas explain fmt diff log merge rename import update preview lsp help cjm include language scale rule project theme source team segment persona channel touchpoint metric journey show fail-on kind influence interest share status personas about role age location goal need expects frustration behavior motivation prefers mode color icon via owner wanted critical proactive importance priority unit range better value target due base font logo paper header footer until state follows version scenario scope stakeholders why from to question answer reviewed review every workshop tested validated insight wish practice event lane lanes without-lanes stages tag without-tag audience phase stage drop detail step at by feel and or if intensity moment-of-truth wait takes think quote pain severity frequency gain opportunity for impact effort reach confidence satisfaction resource have action cost effect result link answers decision promise delivered evidence front back support policy keyword intent topic volume position rival note image focus caption next exit off-brand no n date data column n-column date-column where assumed predicted internal because x-name require of" ;;
	esac ;;
	esac
	IFS=$' \t\n'
	if [[ -n $list ]]; then
		[[ $cur == *,* ]] && before=${cur%,*},
		for word in $words; do [[ ,$before == *,$word,* ]] || list+=" $before$word"; done
		words=${list#yes}
		compopt -o nospace 2>/dev/null
	fi
	[[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
	IFS=$'\n'
	[[ -n $files ]] && COMPREPLY+=($(compgen -d -- "$cur"))
	[[ $files == any ]] && COMPREPLY+=($(compgen -f -X '!*.*' -- "$cur"))
	[[ $files == maps ]] && COMPREPLY+=($(compgen -f -X '!*.cjm' -- "$cur"))
	return 0
}
complete -o filenames -F _cjm cjm
