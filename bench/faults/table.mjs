/** The whole table in Markdown: a column a library, and under it the rows in which `ours` is not the best. */
export function tableOf(faults, libraries, resultOf, { ours, configured }) {
  const rows = faults.flatMap((fault) =>
    fault.rows.map((row) => ({ ...row, results: libraries.map((library) => resultOf(fault, library)) })),
  );
  const lines = [
    ['', ...libraries.map(({ name }) => name)],
    ['---', ...libraries.map(() => '---')],
    ...rows.map(({ title, show, results }) => [
      title,
      ...results.map((result) => (result === undefined ? '' : show(result))),
    ]),
  ];
  const rivals = libraries.filter((library) => library !== ours && library !== configured);
  const lost = rows.flatMap((row) => lostRow(row, libraries, rivals, ours));
  return [
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    'Rows in which agg-rx with its defaults is not the best:',
    '',
    ...(lost.length === 0 ? ['- none'] : lost),
    '',
    ...libraries.map(({ name, used }) => `- ${name}: ${used}`),
  ].join('\n');
}

function lostRow({ title, show, score, results }, libraries, rivals, ours) {
  const resultFor = (library) => results[libraries.indexOf(library)];
  const ourResult = resultFor(ours);
  if (score === undefined || ourResult === undefined) return [];
  const better = rivals
    .filter((library) => resultFor(library) !== undefined && score(resultFor(library)) < score(ourResult))
    .map((library) => `${library.name} ${show(resultFor(library))}`);
  return better.length === 0 ? [] : [`- ${title}: ${show(ourResult)}, and ${better.join('; ')}`];
}
