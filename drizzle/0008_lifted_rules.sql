-- A rule that one person had switched off is lifted for one more week, as break-glass whose second person is the system:
-- long enough that two people decide, and it ends by itself.
ALTER TABLE break_glass DISABLE TRIGGER break_glass_is_guarded;--> statement-breakpoint
INSERT INTO break_glass (id, brand_id, campaign_id, rule, reason, hours, state, requested_by, requested_role, requested_at,
  decided_by, decided_role, decided_at, decision_note, expires_at)
SELECT 'bgl_0' || substr(md5(off.campaign_id || off.rule), 1, 25), off.brand_id, off.campaign_id, off.rule, off.reason, 168,
  'approved', off.by, off.role, off.at, 'system', 'system', now(),
  'Switched off by one person before two were asked for; taken over for one week.', now() + interval '168 hours'
FROM (
  SELECT c.brand_id, r.campaign_id, 'four_eyes' AS rule, r.reason, r.changed_by AS by, 'legal' AS role, r.changed_at AS at
  FROM campaign_rule r JOIN campaign c ON c.id = r.campaign_id
  WHERE r.rule = 'four_eyes' AND NOT r.enabled AND c.state <> 'closed'
  UNION ALL
  SELECT b.brand_id, b.campaign_id, 'hard_stop', coalesce(e.payload->>'reason', 'Switched off before break-glass.'),
    coalesce(e.actor_id, b.set_by), 'lead', coalesce(e.at, b.updated_at)
  FROM budget b JOIN campaign c ON c.id = b.campaign_id
  LEFT JOIN LATERAL (SELECT actor_id, payload, at FROM event
    WHERE type = 'rule.switched' AND campaign_id = b.campaign_id AND payload->>'rule' = 'hard_stop'
    ORDER BY position DESC LIMIT 1) e ON true
  WHERE b.kind = 'campaign' AND NOT b.hard_stop AND c.state <> 'closed'
) off;--> statement-breakpoint
ALTER TABLE break_glass ENABLE TRIGGER break_glass_is_guarded;--> statement-breakpoint
DROP TABLE "campaign_rule" CASCADE;--> statement-breakpoint
ALTER TABLE "budget" DROP COLUMN "hard_stop";
