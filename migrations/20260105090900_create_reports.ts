import type { Knex } from 'knex'

/** All figures of a report are cumulative from 1 January to the end of its window. NULL is "not filled in", never zero. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE reports (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT reports_pkey PRIMARY KEY,
      action_id integer NOT NULL CONSTRAINT reports_action_fkey REFERENCES actions (id),
      window_id integer NOT NULL CONSTRAINT reports_window_fkey REFERENCES windows (id),
      state text NOT NULL CONSTRAINT reports_state CHECK (state IN ('draft', 'sent', 'returned', 'verified')),
      output numeric(15,2) CONSTRAINT reports_output CHECK (output >= 0),
      beneficiaries numeric(15,2) CONSTRAINT reports_beneficiaries CHECK (beneficiaries >= 0),
      -- Sum of report_money, NULL when no fund was filled in; kept by the commands that write it.
      realised numeric(15,2) CONSTRAINT reports_realised CHECK (realised >= 0),
      work_status text CONSTRAINT reports_work_status
        CHECK (work_status IN ('not_started', 'running', 'done', 'delayed', 'cancelled')),
      status_reason text CONSTRAINT reports_status_reason_length CHECK (char_length(status_reason) <= 500),
      done_text text CONSTRAINT reports_done_length CHECK (char_length(done_text) <= 4000),
      constraint_code smallint CONSTRAINT reports_constraint_code CHECK (constraint_code BETWEEN 1 AND 11),
      constraint_text text CONSTRAINT reports_constraint_length CHECK (char_length(constraint_text) <= 2000),
      driving_text text CONSTRAINT reports_driving_length CHECK (char_length(driving_text) <= 2000),
      next_text text CONSTRAINT reports_next_length CHECK (char_length(next_text) <= 2000),
      help_text text CONSTRAINT reports_help_length CHECK (char_length(help_text) <= 2000),
      first_sent_at timestamptz, sent_at timestamptz,
      sent_by integer CONSTRAINT reports_sent_by_fkey REFERENCES users (id),
      verified_at timestamptz,
      verified_by integer CONSTRAINT reports_verified_by_fkey REFERENCES users (id),
      is_demo boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT reports_one_per_window UNIQUE (action_id, window_id),
      CONSTRAINT reports_sent_has_moment CHECK
        (state = 'draft' OR (first_sent_at IS NOT NULL AND sent_at IS NOT NULL)),
      CONSTRAINT reports_verified_has_moment CHECK (state <> 'verified' OR verified_at IS NOT NULL)
    );
    CREATE INDEX reports_queue ON reports (state, sent_at, id);
    CREATE INDEX reports_of_window ON reports (window_id, state, id);

    CREATE TABLE report_money (
      report_id integer NOT NULL CONSTRAINT report_money_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      fund text NOT NULL CONSTRAINT report_money_fund
        CHECK (fund IN ('apbd', 'apbn', 'dak', 'dau', 'dbh', 'dana_desa', 'csr', 'baznas', 'other')),
      amount numeric(15,2) NOT NULL CONSTRAINT report_money_amount CHECK (amount >= 0 AND amount < 1e13),
      CONSTRAINT report_money_pkey PRIMARY KEY (report_id, fund)
    );

    -- What was sent, each time it was sent: the reviewer sees what changed, and nothing sent is ever overwritten.
    CREATE TABLE report_versions (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT report_versions_pkey PRIMARY KEY,
      report_id integer NOT NULL CONSTRAINT report_versions_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      number smallint NOT NULL,
      content jsonb NOT NULL,
      sent_at timestamptz NOT NULL,
      sent_by integer CONSTRAINT report_versions_sent_by_fkey REFERENCES users (id),
      CONSTRAINT report_versions_number_key UNIQUE (report_id, number)
    );

    -- What a reviewer said: a return (per section), a verification, or a reopening after it.
    CREATE TABLE report_reviews (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT report_reviews_pkey PRIMARY KEY,
      report_id integer NOT NULL CONSTRAINT report_reviews_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      version_number smallint NOT NULL,
      verdict text NOT NULL CONSTRAINT report_reviews_verdict CHECK (verdict IN ('verified', 'returned', 'reopened')),
      section text CONSTRAINT report_reviews_section
        CHECK (section IN ('output', 'beneficiaries', 'money', 'status', 'texts', 'evidence')),
      comment text CONSTRAINT report_reviews_comment_length CHECK (char_length(comment) BETWEEN 3 AND 2000),
      reviewer_id integer CONSTRAINT report_reviews_reviewer_fkey REFERENCES users (id),
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT report_reviews_return_says_why CHECK (verdict = 'verified' OR comment IS NOT NULL)
    );
    CREATE INDEX report_reviews_report ON report_reviews (report_id, id);

    CREATE TABLE evidence (
      id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT evidence_pkey PRIMARY KEY,
      report_id integer NOT NULL CONSTRAINT evidence_report_fkey REFERENCES reports (id) ON DELETE CASCADE,
      kind text NOT NULL CONSTRAINT evidence_kind CHECK (kind IN ('photo', 'pdf', 'link')),
      name text NOT NULL CONSTRAINT evidence_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
      link text CONSTRAINT evidence_link_form CHECK (link ~ '^https{0,1}://' AND char_length(link) <= 1000),
      media_type text, size integer CONSTRAINT evidence_size CHECK (size BETWEEN 1 AND 10485760),
      sha256 text,
      added_by integer CONSTRAINT evidence_added_by_fkey REFERENCES users (id),
      added_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT evidence_whole CHECK ((kind = 'link') = (link IS NOT NULL) AND (kind = 'link') = (sha256 IS NULL))
    );
    CREATE UNIQUE INDEX evidence_once ON evidence (report_id, sha256) WHERE sha256 IS NOT NULL;
    CREATE INDEX evidence_report ON evidence (report_id, id);
    CREATE INDEX evidence_sha256 ON evidence (sha256) WHERE sha256 IS NOT NULL;

    -- The bytes lie in the database, so that report and file live or die together; apart, so that lists stay light.
    CREATE TABLE evidence_files (
      evidence_id integer CONSTRAINT evidence_files_pkey PRIMARY KEY
        CONSTRAINT evidence_files_evidence_fkey REFERENCES evidence (id) ON DELETE CASCADE,
      content bytea NOT NULL
    );
    ALTER TABLE evidence_files ALTER COLUMN content SET STORAGE EXTERNAL;

    -- Where an action stands at the end of a window. Derived by server/actions/progress.ts, and rebuilt from actions,
    -- plans and reports by the commands that change them; holds nothing that cannot be computed again.
    CREATE TABLE standings (
      action_id integer NOT NULL CONSTRAINT standings_action_fkey REFERENCES actions (id) ON DELETE CASCADE,
      window_id integer NOT NULL CONSTRAINT standings_window_fkey REFERENCES windows (id) ON DELETE CASCADE,
      status text NOT NULL,
      judged text NOT NULL,
      judged_money text NOT NULL,
      -- The last sent figures up to this window, and the window they were sent for; NULL: nothing sent yet.
      figure_window_id integer CONSTRAINT standings_figure_window_fkey REFERENCES windows (id),
      figure_state text CONSTRAINT standings_figure_state CHECK (figure_state IN ('sent', 'verified')),
      output numeric(15,2), beneficiaries numeric(15,2), realised numeric(15,2),
      -- Shares of the target, 0..1, expected at the end of figure_window.
      expected numeric(9,6), expected_money numeric(9,6),
      -- Whether this very window was owed, and what became of it.
      owed boolean NOT NULL,
      report_state text NOT NULL CONSTRAINT standings_report_state
        CHECK (report_state IN ('none', 'draft', 'sent', 'returned', 'verified')),
      sent_on date,
      CONSTRAINT standings_pkey PRIMARY KEY (action_id, window_id),
      CONSTRAINT standings_judged CHECK (judged IN
        ('on_track', 'slow', 'stuck', 'not_due', 'unjudged', 'finished', 'postponed', 'called_off')),
      CONSTRAINT standings_judged_money CHECK (judged_money IN
        ('on_track', 'slow', 'stuck', 'not_due', 'unjudged', 'finished', 'postponed', 'called_off'))
    );
    CREATE INDEX standings_of_window ON standings (window_id, judged, action_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE standings; DROP TABLE evidence_files; DROP TABLE evidence; DROP TABLE report_reviews;
    DROP TABLE report_versions; DROP TABLE report_money; DROP TABLE reports
  `)
}
