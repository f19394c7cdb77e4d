package ww.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page a browser gets at {@code /}: what runs, on what, and what happens, kept fresh by the event stream. It only
 * reads. Everything that comes from tasks and workers is put in as text, never as markup; the policy below lets only
 * this script and this style run, and lets the page speak to this server only.
 *
 * <p><b>Why inside a class?</b> The page is then there in every way of starting, without a file to find.
 */
final class Dashboard {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --soft: #68707b; --line: #e4e7eb; --page: #fbfbfa;
              --card: #fff; --good: #2f8f5b; --bad: #c9423f; --busy: #2c6fbb; --wait: #b7791f; --rest: #98a1ab; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --soft: #98a1ab; --line: #2b3036;
              --page: #15181b; --card: #1c2024; --good: #56b884; --bad: #e8716d; --busy: #6aa6e8; --wait: #d9a441;
              --rest: #68707b; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: var(--page);
              color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
            header { display: flex; align-items: baseline; gap: .75rem; margin-bottom: 1.25rem; }
            h1 { font-size: 1.25rem; margin: 0; letter-spacing: -.01em; }
            h2 { font-size: .8rem; margin: 2rem 0 .5rem; text-transform: uppercase; letter-spacing: .06em;
              color: var(--soft); font-weight: 600; }
            #link { margin-left: auto; color: var(--soft); font-size: .85rem; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem; }
            .tile { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; }
            .tile b { display: block; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
            .tile span { color: var(--soft); font-size: .85rem; }
            .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { text-align: left; padding: .4rem .8rem; border-top: 1px solid var(--line); white-space: nowrap; }
            tr:first-child th { border-top: 0; }
            th { color: var(--soft); font-weight: 500; }
            td.wide { white-space: normal; overflow-wrap: anywhere; min-width: 14rem; }
            td.number { font-variant-numeric: tabular-nums; }
            code, .mono { font: .86rem ui-monospace, monospace; }
            .dot::before { content: ""; display: inline-block; width: .55em; height: .55em; border-radius: 50%;
              margin-right: .45em; background: var(--rest); }
            .succeeded::before, .ready::before { background: var(--good); }
            .failed::before, .suspect::before, .timed-out::before { background: var(--bad); }
            .running::before { background: var(--busy); }
            .waiting::before, .draining::before, .scheduled::before { background: var(--wait); }
            .empty { color: var(--soft); padding: .8rem; }
            #log { max-height: 18rem; overflow-y: auto; padding: .5rem .8rem; }
            #log div { white-space: pre-wrap; overflow-wrap: anywhere; }
            #log time { color: var(--soft); margin-right: .8em; }
            form { display: none; gap: .5rem; margin: 1rem 0; }
            form.shown { display: flex; }
            input, button { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line); border-radius: 6px;
              background: var(--card); color: inherit; }
            """;

    private static final String SCRIPT = """
            'use strict';
            const STATES = ['running', 'waiting', 'scheduled', 'paused', 'succeeded', 'failed', 'cancelled'];
            const RECENT_CHANGES = 3000, ROWS = 200, LOG_LINES = 200, REFRESH_MILLIS = 500;
            const $ = id => document.getElementById(id);
            let token = sessionStorage.getItem('token') || '';
            let last = -1, refreshTimer = 0;

            function element(tag, className, text) {
              const e = document.createElement(tag);
              if (className) e.className = className;
              if (text !== undefined && text !== null) e.textContent = String(text);
              return e;
            }
            function clock(time) { return time ? new Date(time).toLocaleTimeString() : ''; }
            async function ask(path, headers) {
              const answer = await fetch(path, { headers: { ...(token && { Authorization: 'Bearer ' + token }),
                ...headers } });
              $('auth').classList.toggle('shown', answer.status === 401);
              if (!answer.ok) throw new Error(path + ' answers ' + answer.status);
              return answer;
            }
            const json = async path => (await ask(path)).json();

            function table(place, heads, rows, none) {
              const t = element('table'), first = element('tr');
              heads.forEach(head => first.append(element('th', '', head)));
              t.append(first);
              rows.forEach(cells => { const row = element('tr'); row.append(...cells); t.append(row); });
              $(place).replaceChildren(rows.length ? t : element('div', 'empty', none));
            }
            function showGateway(gateway, workers) {
              const busy = workers.reduce((sum, worker) => sum + worker.outstanding.length, 0);
              const tiles = STATES.map(state => [gateway.tasks[state] || 0, state]);
              tiles.unshift([busy + ' / ' + gateway.slots, 'slots in use']);
              $('tiles').replaceChildren(...tiles.map(([value, name]) => {
                const tile = element('div', 'tile');
                tile.append(element('b', '', value), element('span', 'dot ' + name, name));
                return tile;
              }));
              $('paused').textContent = gateway.paused ? 'paused' : '';
            }
            function showWorkers(workers) {
              table('workers', ['worker', 'health', 'busy', 'done', 'failed', 'since', 'runs'], workers.map(worker => [
                element('td', 'mono', worker.name || worker.id),
                cell(element('span', 'dot ' + worker.health, worker.health)),
                element('td', 'number', worker.outstanding.length + ' / ' + worker.slots +
                    (worker.stuck_slots ? ' (' + worker.stuck_slots + ' stuck)' : '')),
                element('td', 'number', worker.succeeded), element('td', 'number', worker.failed),
                element('td', 'number', clock(worker.joined)),
                element('td', 'wide mono', worker.outstanding.map(a => a.task + '/' + a.run).join(' '))]),
                'No workers yet: tasks wait for one.');
            }
            function showTasks(tasks) {
              table('tasks', ['task', 'state', 'done', 'runs', 'next', 'description'], tasks.map(task => [
                element('td', 'mono', task.id), cell(element('span', 'dot ' + task.state, task.state)),
                element('td', 'number', task.completions), element('td', 'number', task.last_run),
                element('td', 'number', clock(task.next_due)), element('td', 'wide', task.description)]),
                'No tasks in the latest changes.');
            }
            function cell(content) { const td = element('td'); td.append(content); return td; }

            async function refresh() {
              refreshTimer = 0;
              try {
                const [gateway, workers] = await Promise.all([json('/gateway'), json('/workers')]);
                const from = Math.max(0, gateway.sequence - RECENT_CHANGES);
                const tasks = await json('/tasks?limit=' + ROWS + '&cursor=' + from);
                showGateway(gateway, workers);
                showWorkers(workers);
                showTasks(tasks.reverse());
              } catch (error) { $('link').textContent = error.message; }
            }
            function refreshSoon() { if (!refreshTimer) refreshTimer = setTimeout(refresh, REFRESH_MILLIS); }

            function note(event) {
              const { sequence, at, event: name, ...rest } = event;
              const line = element('div', 'mono');
              line.append(element('time', '', clock(at)), name + '  '
                + Object.entries(rest).map(([key, value]) => key + '=' + (typeof value === 'object'
                  ? JSON.stringify(value) : value)).join('  '));
              $('log').prepend(line);
              while ($('log').childElementCount > LOG_LINES) $('log').lastChild.remove();
            }
            function take(block) {
              let data = '';
              for (const line of block.split('\\n')) {
                if (line.startsWith('id: ')) last = Number(line.slice(4));
                if (line.startsWith('data: ')) data += line.slice(6);
              }
              if (data) { const event = JSON.parse(data); if (event.event) note(event); refreshSoon(); }
            }
            async function follow() {
              const answer = await ask('/events', last >= 0 ? { 'Last-Event-ID': String(last) } : {});
              $('link').textContent = 'live';
              await refresh();
              const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
              let text = '';
              for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
                text += piece.value;
                const blocks = text.split('\\n\\n');
                text = blocks.pop();
                blocks.forEach(take);
              }
            }
            async function main() {
              for (;;) {
                try { await follow(); } catch (error) { $('link').textContent = error.message; }
                await new Promise(done => setTimeout(done, 2000));
                $('link').textContent = 'connecting again';
              }
            }
            $('auth').addEventListener('submit', event => {
              event.preventDefault();
              token = $('token').value.trim();
              sessionStorage.setItem('token', token);
              refreshSoon();
            });
            main();
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>ww-sched</title>
            <style>%s</style>
            </head>
            <body>
            <header><h1>ww-sched</h1><span id="paused"></span><span id="link">connecting</span></header>
            <form id="auth"><input id="token" type="password" placeholder="token" autocomplete="off" aria-label="token">
            <button>Show</button></form>
            <div id="tiles" class="tiles"></div>
            <h2>Workers</h2><div id="workers" class="scroll"></div>
            <h2>Latest tasks</h2><div id="tasks" class="scroll"></div>
            <h2>Events</h2><div id="log" class="scroll"></div>
            <noscript>This page needs its script; curl gets the same as JSON, see /openapi.json.</noscript>
            <script>%s</script>
            </body>
            </html>
            """.formatted(STYLE, SCRIPT);

    private static final String POLICY = "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '"
            + hash(STYLE) + "'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Dashboard() { }

    static Response page() {
        return Response.bytes(200, "text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Vary", "Accept");
    }

    /** By which the policy knows the script and the style: nothing else may run, wherever it came from. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
